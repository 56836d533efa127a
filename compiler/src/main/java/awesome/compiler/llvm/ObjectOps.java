package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import org.objectweb.asm.Type;

/** References, fields, arrays, type tests and allocation. */
final class ObjectOps {
    private static final String HEAP_BASE = "@heap_base";
    /** Code allocates objects up to this size itself. */
    private static final int LARGEST_BUMPED = 1024;
    /** Where the data of a thread has its table, see {@code awesome.runtime.thread.ThreadArea}. */
    private static final int THREAD_BUMP_TABLE = 64;
    /** Objects without fields take as much. */
    private static final int SMALLEST = 16;
    static final Type OBJECT = Type.getObjectType("java/lang/Object");

    private final FunctionWriter function;
    private final Body body;
    private final ModuleScope module;
    private final Program program;
    final StoreBarrier barrier;

    ObjectOps(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
        this.module = function.module;
        this.program = function.program;
        this.barrier = new StoreBarrier(function);
    }

    /** Throws NullPointerException if the reference is null. */
    void nullCheck(Value value) {
        if (!value.nonNull() && !function.isNeverNull() && function.isFirstCheck(value)) {
            String isNull = body.assign("icmp eq ptr " + value.ir() + ", " + HEAP_BASE);
            function.throwIf(isNull, "rt_throw_null", "i32 " + function.nullMessage());
        }
    }

    /**
     * The reference whose 32-bit form is in {@code offset}. For LLVM it is not derived from {@code heap_base}, a variable:
     * it would take what it reads there to be no other object that it knows, such as a new one.
     */
    String decode(String offset) {
        String wide = body.assign("zext i32 " + offset + " to i64");
        String address = body.assign("add nuw i64 " + wide + ", ptrtoint (ptr " + HEAP_BASE + " to i64)");
        return body.assign("inttoptr i64 " + address + " to ptr");
    }

    /** The 32-bit form of a reference. */
    String encode(String pointer) {
        if (pointer.equals(HEAP_BASE)) {
            return "0";
        }
        String constant = module.constantOffset(pointer);
        if (constant != null) {
            return constant;
        }
        String address = body.assign("ptrtoint ptr " + pointer + " to i64");
        String offset = body.assign("sub nuw i64 " + address + ", ptrtoint (ptr " + HEAP_BASE + " to i64)");
        return body.assign("trunc nuw i64 " + offset + " to i32");
    }

    private String at(String base, int offset) {
        return body.assign("getelementptr inbounds i8, ptr " + base + ", i64 " + offset);
    }

    /** Loads a value of a Java type from memory. */
    Value load(Type type, String address, String tag, boolean isVolatile) {
        String memory = program.memoryType(type);
        String raw = body.assign("load " + (isVolatile ? "atomic volatile " : "") + memory + ", ptr " + address
                + (isVolatile ? " seq_cst" : "") + ", align " + alignment(memory)
                + (tag == null ? "" : ", !tbaa " + tag));
        Kind kind = program.kind(type);
        return switch (kind) {
            case INT -> Value.of(kind, widen(type, raw));
            case REF -> Value.ref(decode(raw), type);
            case WORD -> new Value(kind, raw, type, false, null);
            default -> Value.of(kind, raw);
        };
    }

    private String widen(Type type, String raw) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> body.assign("zext i8 " + raw + " to i32");
            case Type.BYTE -> body.assign("sext i8 " + raw + " to i32");
            case Type.SHORT -> body.assign("sext i16 " + raw + " to i32");
            case Type.CHAR -> body.assign("zext i16 " + raw + " to i32");
            default -> raw;
        };
    }

    /** Stores a value of a Java type into memory. */
    void store(Type type, Value value, String address, String tag, boolean isVolatile) {
        store(type, value, address, tag, isVolatile, false);
    }

    /** The same; if {@code inOrder}, LLVM does not move it beyond other such stores and volatile accesses. */
    private void store(Type type, Value value, String address, String tag, boolean isVolatile, boolean inOrder) {
        String memory = program.memoryType(type);
        String raw = value.ir();
        if (value.kind() == Kind.REF) {
            raw = encode(raw);
        } else if (type.getSort() == Type.BOOLEAN) {
            // JVMS 6.5 putfield: a boolean keeps only its lowest bit.
            raw = body.assign("and i32 " + raw + ", 1");
            raw = body.assign("trunc i32 " + raw + " to i8");
        } else if (value.kind() == Kind.INT && !memory.equals("i32")) {
            raw = body.assign("trunc i32 " + raw + " to " + memory);
        }
        String order = isVolatile ? "atomic volatile " : inOrder ? "volatile " : "";
        body.line("store " + order + memory + " " + raw + ", ptr " + address
                + (isVolatile ? " seq_cst" : "") + ", align " + alignment(memory)
                + (tag == null ? "" : ", !tbaa " + tag));
    }

    /** Stores a reference into an object, of which the collector is told; {@code field} is null for an element. */
    private void storeReference(Value holder, FieldInfo field, Type type, Value value, String address, String tag) {
        boolean isVolatile = field != null && field.isVolatile();
        String before;
        if (isVolatile && barrier.tells(holder, field)) {
            // What another thread stores between a load and a store, nobody would tell.
            before = body.assign("atomicrmw volatile xchg ptr " + address + ", i32 " + encode(value.ir()) + " seq_cst, align 4"
                    + (tag == null ? "" : ", !tbaa " + tag));
        } else {
            before = barrier.before(holder, field, address);
            store(type, value, address, tag, isVolatile, before != null);
        }
        barrier.stored(before, holder, value.ir(), address);
    }

    private static int alignment(String memoryType) {
        return switch (memoryType) {
            case "i8" -> 1;
            case "i16" -> 2;
            case "i64", "double" -> 8;
            default -> 4;
        };
    }

    private String tag(FieldInfo field) {
        return module.fieldTag(field);
    }

    void getField(FieldInfo field) {
        Value object = function.pop();
        if (object.kind() == Kind.WORD) {
            function.push(Value.of(Kind.LONG, object.ir()));
            return;
        }
        nullCheck(object);
        Value constant = constantField(object, field);
        if (constant != null) {
            function.push(constant);
            return;
        }
        Value value = load(field.type(), at(object.ir(), program.layouts.offset(field)), tag(field), field.isVolatile());
        function.push(field.isNonNull() && value.kind() == Kind.REF ? value.asNonNull() : value);
    }

    /** The value of a final field of an object in the image heap. */
    private Value constantField(Value holder, FieldInfo field) {
        if (!program.closed.isConstant(field)) {
            return null;
        }
        KnownObject known = module.known(holder.ir());
        KnownObject object = known != null ? known : module.only(holder.type());
        if (object == null) {
            HostObject common = program.closed.commonObject(field);
            return common == null ? null : Value.nonNull(module.only(common), field.type());
        }
        Object value = program.closed.fieldValue(object.object(), field);
        return value instanceof HostObject target
                ? Value.nonNull(module.constant(object, field, target), field.type())
                : constant(field.type(), value);
    }

    void putField(FieldInfo field) {
        Value value = function.pop();
        Value object = function.pop();
        nullCheck(object);
        if (field.isNonNull() && value.kind() == Kind.REF && !value.nonNull()) {
            function.throwIf(body.assign("icmp eq ptr " + value.ir() + ", " + HEAP_BASE), "rt_throw_null", "i32 0");
        }
        String address = at(object.ir(), program.layouts.offset(field));
        if (value.kind() == Kind.REF) {
            storeReference(object, field, field.type(), value, address, tag(field));
        } else {
            store(field.type(), value, address, tag(field), field.isVolatile());
        }
    }

    void getStatic(FieldInfo field) {
        function.initialize(field.owner());
        Value constant = constantStatic(field);
        function.push(constant != null
                ? constant
                : load(field.type(), module.staticAddress(field), tag(field), field.isVolatile()));
    }

    /** The value of a static field that does not change. */
    private Value constantStatic(FieldInfo field) {
        if (!program.closed.isConstant(field)) {
            return null;
        }
        Object value = program.staticValue(field);
        return value instanceof HostObject object
                ? Value.nonNull(module.constant(field, object), field.type())
                : constant(field.type(), value);
    }

    /** A value at build time, but for an object: see {@code ClosedWorld}. */
    private Value constant(Type type, Object value) {
        Kind kind = program.kind(type);
        return switch (kind) {
            case INT -> Value.of(kind, String.valueOf(value == null ? 0 : (Integer) value));
            case LONG -> Value.of(kind, String.valueOf(value == null ? 0L : (Long) value));
            case WORD -> new Value(kind, String.valueOf(value == null ? 0L : (Long) value), type, false, null);
            case FLOAT -> Value.of(kind, floatConstant(value == null ? 0f : (Float) value));
            case DOUBLE -> Value.of(kind, doubleConstant(value == null ? 0d : (Double) value));
            default -> value == null ? Value.ref(HEAP_BASE, type) : Value.nonNull(module.hub((ClassInfo) value), type);
        };
    }

    static String floatConstant(float value) {
        return "bitcast (i32 " + Float.floatToRawIntBits(value) + " to float)";
    }

    static String doubleConstant(double value) {
        return "bitcast (i64 " + Double.doubleToRawLongBits(value) + " to double)";
    }

    void putStatic(FieldInfo field) {
        function.initialize(field.owner());
        store(field.type(), function.pop(), module.staticAddress(field), tag(field), field.isVolatile());
    }

    /** The length of an array that is not null, an i32. */
    String arrayLength(Value array) {
        KnownObject known = module.known(array.ir());
        if (known != null && known.object().length() >= 0) {
            return String.valueOf(known.object().length());
        }
        return body.assign("load i32, ptr " + at(array.ir(), Layouts.ARRAY_LENGTH) + ", align 4, !tbaa "
                + module.metadata.alias("array length"));
    }

    void pushArrayLength() {
        Value array = function.pop();
        nullCheck(array);
        function.push(Value.of(Kind.INT, arrayLength(array)));
    }

    /** The address of an element, after the checks. */
    private String element(Value array, Value index, Type type) {
        nullCheck(array);
        String length = arrayLength(array);
        String outside = body.assign("icmp uge i32 " + index.ir() + ", " + length);
        function.throwIf(outside, "rt_throw_bounds", "i32 " + index.ir() + ", i32 " + length);
        String wide = body.assign("zext i32 " + index.ir() + " to i64");
        return body.assign("getelementptr inbounds " + program.memoryType(type) + ", ptr " + at(array.ir(), Layouts.ARRAY_BASE)
                + ", i64 " + wide);
    }

    /** The eight bytes from an index on that is known to be in the array. It may alias accesses of any width. */
    String arrayWord(Value array, Value index) {
        String wide = body.assign("zext i32 " + index.ir() + " to i64");
        String address = body.assign("getelementptr inbounds i8, ptr " + at(array.ir(), Layouts.ARRAY_BASE) + ", i64 " + wide);
        return body.assign("load i64, ptr " + address + ", align 8");
    }

    private String elementTag(Type type) {
        return module.metadata.alias(program.memoryType(type).equals("i32") && type.getSort() >= Type.ARRAY
                ? "ref[]" : program.memoryType(type) + "[]");
    }

    void arrayLoad(Type element) {
        Value index = function.pop();
        Value array = function.pop();
        Type type = element;
        if (element.getSort() == Type.OBJECT && array.type() != null && array.type().getSort() == Type.ARRAY) {
            type = Type.getType(array.type().getDescriptor().substring(1));
        }
        String address = element(array, index, type);
        function.push(load(type, address, elementTag(type), false));
    }

    void arrayStore(Type element) {
        Value value = function.pop();
        Value index = function.pop();
        Value array = function.pop();
        String address = element(array, index, element);
        if (element.getSort() == Type.BYTE) {
            // bastore also serves boolean arrays, whose values are 0 and 1 in code that javac makes.
            store(Type.BYTE_TYPE, value, address, elementTag(element), false);
            return;
        }
        if (value.kind() == Kind.REF) {
            if (!value.ir().equals(HEAP_BASE)) {
                storeCheck(array, value);
            }
            storeReference(array, null, element, value, address, elementTag(element));
        } else {
            store(element, value, address, elementTag(element), false);
        }
    }

    /** JVMS 6.5 aastore: the value must fit the array's run-time component type. */
    private void storeCheck(Value array, Value value) {
        if (array.type() != null && array.type().getSort() == Type.ARRAY) {
            ClassInfo component = program.world.get(Type.getType(array.type().getDescriptor().substring(1)));
            if (isLeaf(component) && value.type() != null && program.world.get(value.type()).isSubtypeOf(component)) {
                return;
            }
        }
        String check = body.newLabel("storecheck");
        String done = body.newLabel("stored");
        String isNull = body.assign("icmp eq ptr " + value.ir() + ", " + HEAP_BASE);
        body.branch(isNull, done, check);
        body.place(check);
        String hub = decode(classWord(array.ir()));
        String component = body.assign("load i32, ptr " + at(hub, program.hubField("componentType")) + ", align 4");
        if (array.type() == null || array.type().getDescriptor().equals("[" + OBJECT.getDescriptor())) {
            // Most are just that, as in lists. So the value, which may be far, need not be looked at.
            String any = body.newLabel("anycheck");
            body.branch(body.assign("icmp eq i32 " + component + ", " + module.hubOffset(program.world.get(OBJECT))), done, any);
            body.place(any);
        }
        String same = body.assign("icmp eq i32 " + component + ", " + classWord(value.ir()));
        String slow = body.newLabel("slowcheck");
        body.branch(same, done, slow);
        body.place(slow);
        function.callRuntime("rt_array_store_check", "ptr " + array.ir() + ", ptr " + value.ir());
        body.branch(done);
        body.place(done);
    }

    /** Whether an array of this component can only be of exactly this component: no subtype has arrays. */
    private boolean isLeaf(ClassInfo component) {
        return component.node() != null && (component.node().access & org.objectweb.asm.Opcodes.ACC_FINAL) != 0;
    }

    /** The class word of an object, an i32. */
    String classWord(String object) {
        return body.assign("load i32, ptr " + object + ", align 8, !tbaa " + module.metadata.alias("class word"));
    }

    /** The hub of an object, as a pointer. */
    String hubOf(String object) {
        return decode(classWord(object));
    }

    /** The type number of an object, an i32. */
    String typeNumber(String object) {
        return numberOf(classWord(object));
    }

    private String numberOf(String classWord) {
        return body.assign("load i32, ptr " + at(decode(classWord), program.hubField("typeId")) + ", align 4, !invariant.load "
                + module.metadata.node("!{}"));
    }

    void newObject(ClassInfo type) {
        function.initialize(type);
        int bytes = program.layouts.of(type).instanceSize();
        String arguments = "ptr " + module.hub(type) + ", i32 " + bytes;
        String object;
        if (type.isSubtypeOf(program.world.get("java/lang/Throwable"))) {
            // Code around an exception to be thrown is cold and had better be small.
            object = function.callRuntimeRarely("rt_new", arguments);
        } else if (bytes > LARGEST_BUMPED || function.allocatesByCall("rt_new")) {
            object = function.callRuntime("rt_new", arguments);
        } else if (program.followsTypes) {
            object = function.callAllocator(bytes, module.allocators.instance(bytes), "i32 " + module.hubOffset(type));
            storeClassWord(object, module.hubOffset(type));
        } else {
            object = bump(module.hubOffset(type), bytes, arguments);
        }
        function.push(Value.nonNull(object, type.type()));
    }

    /** Moves the pointer of the thread's run, or calls the runtime if there is no room; see compiled-code.md. */
    private String bump(String classWord, int bytes, String arguments) {
        NewObject fresh = new NewObject();
        fresh.take(String.valueOf(Math.max(bytes, SMALLEST)), classWord, null);
        return fresh.orCall("rt_new", arguments);
    }

    /** The same for an array whose length may be small. */
    private String bumpArray(String classWord, int shift, String length, String arguments) {
        NewObject fresh = new NewObject();
        fresh.slowIf(body.assign("icmp ugt i32 " + length + ", " + (LARGEST_BUMPED - Layouts.ARRAY_BASE >> shift)));
        String wide = body.assign("zext i32 " + length + " to i64");
        String elements = body.assign("shl nuw nsw i64 " + wide + ", " + shift);
        String bytes = body.assign("and i64 " + body.assign("add nuw nsw i64 " + elements + ", " + (Layouts.ARRAY_BASE + 7)) + ", -8");
        fresh.take(bytes, classWord, length);
        return fresh.orCall("rt_new_array", arguments);
    }

    /** The code of one allocation: a way that moves the pointer of the run, and a cold one that calls the runtime. */
    private final class NewObject {
        private final String slow = body.newLabel("newslow");
        private final String result = "%new" + function.nextSlot();
        /** The object, once {@link #take} is written. */
        private String object;

        NewObject() {
            body.atEntry(result + " = alloca ptr");
        }

        void slowIf(String condition) {
            String next = body.newLabel("newtry");
            body.branch(condition, slow, next, module.metadata.unlikely());
            body.place(next);
        }

        /**
         * Makes the next bytes of the run an object of the class. A thread may be stopped in between for a collection: so
         * the object has its class and length before it is taken from the run.
         *
         * @param bytes an i64
         * @param length of an array, an i32, else null
         */
        void take(String bytes, String classWord, String length) {
            String run = run(0);
            String tag = ", !tbaa " + module.metadata.alias("bump table");
            String next = body.assign("load i64, " + run + ", align 8" + tag);
            String after = body.assign("add i64 " + next + ", " + bytes);
            String limit = body.assign("load i64, " + run(8) + ", align 8" + tag);
            slowIf(body.assign("icmp ugt i64 " + after + ", " + limit));
            object = body.assign("getelementptr inbounds i8, ptr " + HEAP_BASE + ", i64 " + next);
            body.line("store volatile i32 " + classWord + ", ptr " + object + ", align 8, !tbaa "
                    + module.metadata.alias("class word"));
            if (length != null) {
                body.line("store volatile i32 " + length + ", ptr " + at(object, Layouts.ARRAY_LENGTH) + ", align 4, !tbaa "
                        + module.metadata.alias("array length"));
            }
            body.line("store volatile i64 " + after + ", " + run + ", align 8" + tag);
        }

        /** A place in the bump table with its type. */
        private String run(int offset) {
            return function.thread.place(String.valueOf(THREAD_BUMP_TABLE + offset));
        }

        String orCall(String routine, String arguments) {
            String done = body.newLabel("newdone");
            body.line("store ptr " + object + ", ptr " + result);
            body.branch(done);
            body.place(slow);
            body.line("store ptr " + function.callRuntimeRarely(routine, arguments) + ", ptr " + result);
            body.branch(done);
            body.place(done);
            return body.assign("load ptr, ptr " + result);
        }
    }

    private void storeClassWord(String object, String classWord) {
        body.line("store i32 " + classWord + ", ptr " + object + ", align 8, !tbaa " + module.metadata.alias("class word"));
    }

    private void storeLength(String array, String length) {
        body.line("store i32 " + length + ", ptr " + at(array, Layouts.ARRAY_LENGTH) + ", align 4, !tbaa "
                + module.metadata.alias("array length"));
    }

    /** The code of a function that allocates an instance of this size; its parameter is the class word. */
    String allocator(int bytes) {
        return bump("%p0", bytes, "ptr " + decode("%p0") + ", i32 " + bytes);
    }

    /** The code of a function that allocates an array of elements of this size; parameters are the class word and the length. */
    String arrayAllocator(int shift) {
        return bumpArray("%p0", shift, "%p1", "ptr " + decode("%p0") + ", i32 %p1");
    }

    void newArray(ClassInfo arrayType) {
        String length = function.pop().ir();
        String classWord = module.hubOffset(arrayType);
        int shift = Integer.numberOfTrailingZeros(Layouts.size(arrayType.component().type(), false));
        String arguments = "ptr " + module.hub(arrayType) + ", i32 " + length;
        String array;
        if (function.allocatesByCall("rt_new_array")) {
            array = function.callRuntime("rt_new_array", arguments);
        } else if (program.followsTypes) {
            array = function.callAllocator(Layouts.ARRAY_BASE, module.allocators.array(shift), "i32 " + classWord + ", i32 " + length);
            storeClassWord(array, classWord);
            storeLength(array, length);
        } else {
            array = bumpArray(classWord, shift, length, arguments);
        }
        function.push(Value.nonNull(array, arrayType.type()));
    }

    void newMultiArray(ClassInfo arrayType, int dimensions) {
        String lengths = "%dims" + function.nextSlot();
        body.atEntry(lengths + " = alloca [" + dimensions + " x i32], align 8");
        for (int i = dimensions - 1; i >= 0; i--) {
            Value length = function.pop();
            body.line("store i32 " + length.ir() + ", ptr " + at(lengths, 4 * i) + ", align 4");
        }
        String address = body.assign("ptrtoint ptr " + lengths + " to i64");
        String array = function.callRuntime("rt_new_multi",
                "ptr " + module.hub(arrayType) + ", i64 " + address + ", i32 " + dimensions);
        function.push(Value.nonNull(array, arrayType.type()));
    }

    void instanceOf(ClassInfo type) {
        Value object = function.pop();
        String answer = isInstance(object, type);
        function.push(Value.of(Kind.INT, body.assign("zext i1 " + answer + " to i32")));
    }

    /** An i1: whether the reference is not null and its object is of the type. */
    String isInstance(Value object, ClassInfo type) {
        String test = body.newLabel("typetest");
        String done = body.newLabel("tested");
        String result = "%is" + function.nextSlot();
        body.atEntry(result + " = alloca i1");
        body.line("store i1 false, ptr " + result);
        if (object.nonNull() || function.isNeverNull()) {
            body.branch(test);
        } else {
            String isNull = body.assign("icmp eq ptr " + object.ir() + ", " + HEAP_BASE);
            body.branch(isNull, done, test);
        }
        body.place(test);
        body.line("store i1 " + typeTest(object.ir(), type) + ", ptr " + result);
        body.branch(done);
        body.place(done);
        return body.assign("load i1, ptr " + result);
    }

    void checkCast(ClassInfo type) {
        Value object = function.pop();
        Value result = new Value(Kind.REF, object.ir(), type.type(), object.nonNull(), null);
        if (object.kind() == Kind.WORD) {
            throw new CompileError(function.where() + " casts an unboxed word to " + type);
        }
        boolean statically = object.type() != null && program.world.get(object.type()).isSubtypeOf(type);
        if (!statically && !object.ir().equals(HEAP_BASE)) {
            String test = body.newLabel("casttest");
            String done = body.newLabel("casted");
            if (object.nonNull() || function.isNeverNull()) {
                body.branch(test);
            } else {
                String isNull = body.assign("icmp eq ptr " + object.ir() + ", " + HEAP_BASE);
                body.branch(isNull, done, test);
            }
            body.place(test);
            String wrong = body.assign("xor i1 " + typeTest(object.ir(), type) + ", true");
            function.throwIf(wrong, "rt_throw_cast", "ptr " + object.ir() + ", ptr " + module.hub(type));
            body.branch(done);
            body.place(done);
        }
        function.push(result);
    }

    /** An i1 for an object that is not null. */
    private String typeTest(String object, ClassInfo type) {
        if (type.type().equals(OBJECT)) {
            return "true";
        }
        if (!program.closed.hasHub(type)) {
            return "false";
        }
        String word = classWord(object);
        if (type.isInterface()) {
            int bit = program.numbers.interfaceBit(type);
            String address = at(decode(word), program.hubBitmapOffset() + bit / 8);
            String bits = body.assign("load i8, ptr " + address + ", align 1, !invariant.load " + module.metadata.node("!{}"));
            String masked = body.assign("and i8 " + bits + ", " + (byte) (1 << (bit % 8)));
            return body.assign("icmp ne i8 " + masked + ", 0");
        }
        int first = program.numbers.first(type);
        int last = program.numbers.last(type);
        if (type.isArray() && !type.component().isPrimitive()) {
            return arrayTest(word, type);
        }
        if (first == last) {
            return body.assign("icmp eq i32 " + word + ", " + module.hubOffset(type));
        }
        String relative = body.assign("sub i32 " + numberOf(word) + ", " + module.firstType(type));
        return body.assign("icmp ule i32 " + relative + ", " + module.typeSpan(type));
    }

    /** Array covariance: equal is the common case, the runtime knows the rest. */
    private String arrayTest(String word, ClassInfo type) {
        String result = "%is" + function.nextSlot();
        body.atEntry(result + " = alloca i1");
        body.line("store i1 true, ptr " + result);
        String slow = body.newLabel("slowtest");
        String done = body.newLabel("arraytested");
        String same = body.assign("icmp eq i32 " + word + ", " + module.hubOffset(type));
        body.branch(same, done, slow);
        body.place(slow);
        String answer = function.callRuntime("rt_is_assignable", "ptr " + decode(word) + ", ptr " + module.hub(type));
        body.line("store i1 " + body.assign("icmp ne i32 " + answer + ", 0") + ", ptr " + result);
        body.branch(done);
        body.place(done);
        return body.assign("load i1, ptr " + result);
    }
}
