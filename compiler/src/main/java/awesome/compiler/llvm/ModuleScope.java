package awesome.compiler.llvm;

import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Type;

/** What the text of functions names: other functions, symbols of the image heap, metadata; with declarations of it all. */
abstract class ModuleScope {
    private static final Set<String> NEVER_RETURN =
            Set.of("rt_throw", "rt_throw_null", "rt_throw_bounds", "rt_throw_div", "rt_throw_cast", "rt_throw_store", "rt_throw_abstract");

    /** Attributes of a call. Two calls merged into one would have no line of their own in stack traces. */
    static final String CALL = "#1";
    /** Attributes of a call that code hardly ever comes to: it does not make the method too large to be inlined. */
    static final String COLD_CALL = "#2";
    /** Attributes of a call that is not to be inlined. */
    static final String PLAIN_CALL = "#5";

    final Program program;
    final Metadata metadata;
    final DebugInfo debug;
    final Allocators allocators = new Allocators(this);
    final ImageUses uses = new ImageUses();
    final Map<String, String> declarations = new TreeMap<>();

    private final Set<MethodInfo> declared = new HashSet<>();
    /** What calls name methods by. */
    private final Map<MethodInfo, String> globals = new HashMap<>();
    private final Map<Type, String> parameterTypes = new HashMap<>();
    private final Map<Type, String> resultTypes = new HashMap<>();
    private final Map<FieldInfo, String> fieldTags = new HashMap<>();
    private final Map<String, String> offsets = new HashMap<>();
    private final Map<String, KnownObject> known = new HashMap<>();

    ModuleScope(Program program, Metadata metadata) {
        this.program = program;
        this.metadata = metadata;
        this.debug = new DebugInfo(program, metadata);
    }

    /** How far the name of a function that is defined here reaches, in LLVM's words with a space after them. */
    abstract String linkage(MethodInfo method);

    /**
     * The code of a reached method, to be called.
     *
     * @param inlining what LLVM may inline here, so that a method of another module is copied here
     */
    abstract String code(MethodInfo method, Inlining inlining);

    /** Whether these functions are copies of those of another module. */
    abstract boolean isCopy();

    /** The first line of a function definition, up to its metadata. */
    String header(MethodInfo method) {
        StringBuilder parameters = new StringBuilder();
        if (!method.isStatic()) {
            parameters.append(parameterType(method.owner().type())).append(" %p0");
        }
        int number = method.isStatic() ? 0 : 1;
        for (Type each : method.argumentTypes()) {
            parameters.append(number == 0 ? "" : ", ").append(parameterType(each)).append(" %p").append(number++);
        }
        String inlining = method.magic("NeverInline").isPresent() ? " noinline"
                : method.magic("AlwaysInline").isPresent() ? " alwaysinline"
                : notInlined(method) + (program.profile.isFrequent(method) ? "" : " minsize optsize");
        return "define " + linkage(method) + resultType(method.returnType()) + " "
                + global(method) + "(" + parameters + ")" + inlining + " #0 personality ptr @jpers";
    }

    private String notInlined(MethodInfo method) {
        String cold = cold(method);
        return cold.isEmpty() && program.target == Target.LINUX && OwnFrames.has(method.node()) ? " noinline" : cold;
    }

    private static String cold(MethodInfo method) {
        return method.magic("Cold").isPresent() ? " noinline cold" : "";
    }

    /** The variable that counts the calls of a method, which is defined where the method is. */
    String callCounter(MethodInfo method) {
        String name = CallProfile.counter(method);
        declarations.put(name, Symbols.global(name) + " = " + (isCopy() ? "external hidden global i64" : "hidden global i64 0"));
        return Symbols.global(name);
    }

    /** The name of a function. */
    final String global(MethodInfo method) {
        return globals.computeIfAbsent(method, each -> Symbols.global(Program.symbol(each)));
    }

    /** Declares a function that is elsewhere. */
    final void declare(MethodInfo method) {
        if (declared.add(method)) {
            StringBuilder types = new StringBuilder(method.isStatic() ? "" : parameterType(method.owner().type()));
            for (Type each : method.argumentTypes()) {
                types.append(types.length() == 0 ? "" : ", ").append(parameterType(each));
            }
            declarations.putIfAbsent(Program.symbol(method),
                    "declare hidden " + resultType(method.returnType()) + " " + global(method) + "(" + types + ")" + cold(method));
        }
    }

    /** The LLVM type of a parameter or result, with what is known of references. */
    String parameterType(Type type) {
        Kind kind = program.kind(type);
        return kind == Kind.REF ? parameterTypes.computeIfAbsent(type, each -> "ptr " + readable(each)) : kind.ir;
    }

    /** Every reference may be read for as far as its static type reaches: null is a readable page. */
    private String readable(Type type) {
        return "align 8 dereferenceable(" + program.readableBytes(type) + ")";
    }

    /** A result type: LLVM wants the attributes of a result before its type. */
    String resultType(Type type) {
        Kind kind = program.kind(type);
        return kind == Kind.REF ? resultTypes.computeIfAbsent(type, each -> readable(each) + " ptr") : kind.ir;
    }

    /** A runtime entry point, declared if it is assembly. */
    String runtime(String symbol, Inlining inlining) {
        MethodInfo entry = program.entryPoint(symbol);
        if (entry != null) {
            return code(entry, inlining);
        }
        declarations.computeIfAbsent(symbol, name -> "declare hidden void " + Symbols.global(name)
                + (name.equals("rt_throw") ? "(ptr)" : "(...)") + (NEVER_RETURN.contains(name) ? " noreturn cold" : ""));
        return Symbols.global(symbol);
    }

    /** An assembly routine with the signature of a {@code @Foreign} method. */
    String routine(String symbol, MethodInfo method) {
        if (program.entryPoint(symbol) != null) {
            return code(program.entryPoint(symbol), Inlining.SMALL);
        }
        declarations.computeIfAbsent(symbol, name -> {
            StringBuilder types = new StringBuilder();
            for (Type each : method.argumentTypes()) {
                types.append(types.length() == 0 ? "" : ", ").append(program.kind(each).ir);
            }
            return "declare hidden " + program.kind(method.returnType()).ir + " " + Symbols.global(name) + "(" + types + ")";
        });
        return Symbols.global(symbol);
    }

    /** The alias tag of accesses to a field. */
    String fieldTag(FieldInfo field) {
        return fieldTags.computeIfAbsent(field, each -> metadata.alias(each.owner().name() + "." + each.name()));
    }

    /** A symbol of the linker or of assembly, used by address. */
    String external(String symbol) {
        if (!symbol.equals("heap_base")) {
            declarations.computeIfAbsent(symbol, name -> "@\"" + Symbols.escape(name) + "\" = external hidden global i8");
        }
        return Symbols.global(symbol);
    }

    /**
     * A symbol with a value below 4 GiB, declared as a variable of some type. Of two variables of a type with a size,
     * LLVM knows that they are at different places; of one without, it does not.
     */
    private String offsetSymbol(String name, String type) {
        declarations.computeIfAbsent(name, each -> Symbols.global(each) + " = external hidden global " + type
                + ", !absolute_symbol !{i64 0, i64 4294967296}");
        return Symbols.global(name);
    }

    /** The symbol of something that has no other symbol. */
    private String uniqueSymbol(String name) {
        return offsetSymbol(name, "i8");
    }

    /** A symbol of which another one may have the value. */
    private String sharedSymbol(String name) {
        return offsetSymbol(name, "[0 x i8]");
    }

    private String inWindow(String symbol) {
        String pointer = "getelementptr inbounds (i8, ptr @heap_base, i64 ptrtoint (ptr " + symbol + " to i64))";
        offsets.put(pointer, "ptrtoint (ptr " + symbol + " to i32)");
        return pointer;
    }

    /** The 32-bit form of a constant reference that this class gave out, or null for other operands. */
    String constantOffset(String pointer) {
        return offsets.get(pointer);
    }

    /** The hub of a type, as a pointer. */
    String hub(ClassInfo type) {
        return inWindow(uniqueSymbol(Program.hubSymbol(type)));
    }

    /** The class word of a type. */
    String hubOffset(ClassInfo type) {
        return "ptrtoint (ptr " + uniqueSymbol(Program.hubSymbol(type)) + " to i32)";
    }

    /** The address of a field of a hub. */
    String hubFieldAddress(ClassInfo type, String field) {
        return "getelementptr inbounds (i8, ptr @heap_base, i64 add (i64 ptrtoint (ptr "
                + uniqueSymbol(Program.hubSymbol(type)) + " to i64), i64 " + program.hubField(field) + "))";
    }

    /** A string constant, as a pointer. */
    String literal(String text) {
        return inWindow(uniqueSymbol(uses.literal(text, program.closed.literal(text))));
    }

    /** What the runtime finds the message of a NullPointerException by, an i32. */
    String nullMessage(List<String> parts) {
        return "ptrtoint (ptr " + sharedSymbol(uses.nullMessage(parts)) + " to i32)";
    }

    /** What a constant static field refers to, as a pointer; other fields may refer to the same object. */
    String constant(FieldInfo field, HostObject object) {
        return object(uses.constant(field, object), object);
    }

    /** What a constant field of a known object refers to, as a pointer. */
    String constant(KnownObject holder, FieldInfo field, HostObject object) {
        return object(uses.constant(holder.symbol(), field, object), object);
    }

    /** The only object of its type, as a pointer. */
    String only(HostObject object) {
        return object(uses.only(object), object);
    }

    private String object(String symbol, HostObject object) {
        String pointer = inWindow(sharedSymbol(symbol));
        known.put(pointer, new KnownObject(symbol, object));
        return pointer;
    }

    /** The object of the image heap that a constant reference refers to, or null. */
    KnownObject known(String pointer) {
        return known.get(pointer);
    }

    /** The only object that references of a type refer to if they are not null; null if there may be others. */
    KnownObject only(Type type) {
        HostObject object = type == null || type.getSort() != Type.OBJECT ? null : program.closed.onlyObject(program.world.get(type));
        return object == null ? null : new KnownObject(uses.only(object), object);
    }

    /** The offset of a dispatch slot from the start of a hub, an i64. */
    String slot(MethodInfo selector) {
        return "ptrtoint (ptr " + sharedSymbol(uses.slot(selector)) + " to i64)";
    }

    /** The lowest type number of a class and its subclasses, an i32. */
    String firstType(ClassInfo type) {
        return "ptrtoint (ptr " + sharedSymbol(uses.firstType(type)) + " to i32)";
    }

    /** The distance from the lowest to the highest of them, an i32. */
    String typeSpan(ClassInfo type) {
        return "ptrtoint (ptr " + sharedSymbol(uses.typeSpan(type)) + " to i32)";
    }

    /** The address of a static field. */
    String staticAddress(FieldInfo field) {
        return inWindow(uniqueSymbol(uses.staticField(field)));
    }
}
