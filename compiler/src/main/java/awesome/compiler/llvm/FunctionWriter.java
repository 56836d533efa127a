package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Translates one method. The operand stack is symbolic inside a block; it and the local variables are
 * in allocas where blocks meet. Blocks begin at stack map frames, so nothing needs inferring.
 */
final class FunctionWriter {
    final Program program;
    final ModuleScope module;
    final MethodInfo method;
    final Body body;
    final Locals locals;
    final ObjectOps objects;
    final ThreadData thread;

    private final Handlers handlers;
    private final NumberOps numbers;
    private final CallOps calls;
    private final List<Value> stack = new ArrayList<>();
    private final Map<LabelNode, FrameNode> frames = new HashMap<>();
    private final Map<FrameNode, String> blocks = new HashMap<>();
    private final Map<Object, String> coldThrows = new HashMap<>();
    /** References that were compared with null since this block began. */
    private final Set<String> checked = new HashSet<>();
    private final String subprogram;
    private final NullMessages nullMessages;
    private AbstractInsnNode current;
    private int line;
    private int slots;
    private boolean usesDeadBlock;
    private final BitSet coldCode;
    private final boolean isFrequent;
    private boolean cold;

    FunctionWriter(ModuleScope module, MethodInfo method) {
        this.module = module;
        this.program = module.program;
        this.method = method;
        this.body = new Body(method.node().instructions.size());
        this.locals = new Locals(program, body, method.owner().type(), method.node(), declaresVariables());
        this.handlers = new Handlers(this, method.node());
        this.objects = new ObjectOps(this);
        this.thread = new ThreadData(this);
        this.numbers = new NumberOps(this);
        this.calls = new CallOps(this);
        this.isFrequent = program.profile.isFrequent(method);
        this.coldCode = ColdCode.of(method.node());
        this.nullMessages = new NullMessages(method);
        this.line = firstLine();
        this.subprogram = module.debug.subprogram(method, line);
        findFrames();
    }

    private int firstLine() {
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    private void findFrames() {
        List<LabelNode> waiting = new ArrayList<>();
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof LabelNode label) {
                waiting.add(label);
            } else if (each instanceof FrameNode frame) {
                waiting.forEach(label -> frames.put(label, frame));
                blocks.put(frame, "bb" + blocks.size());
            } else if (each.getOpcode() >= 0) {
                waiting.clear();
            }
        }
    }

    /** Writes the whole function definition. */
    void write(StringBuilder out) {
        body.setLocation(module.debug.location(subprogram, line));
        locals.parameters(method.isStatic(), method.argumentTypes());
        declareVariables();
        countCall();
        enterMonitor();
        InsnList instructions = method.node().instructions;
        int index = 0;
        for (AbstractInsnNode each : instructions) {
            cold = coldCode.get(index);
            handlers.at(index++);
            if (each instanceof LineNumberNode number) {
                line = number.line;
                body.setLocation(module.debug.location(subprogram, line));
            } else if (each instanceof FrameNode frame) {
                startBlock(frame);
            } else if (each.getOpcode() >= 0 && !body.isTerminated()) {
                current = each;
                try {
                    translate(each);
                } catch (CompileError error) {
                    throw error.getMessage().startsWith(where()) ? error : new CompileError(where() + ": " + error.getMessage(), error);
                } catch (RuntimeException bug) {
                    throw new IllegalStateException("translating " + where() + ", opcode " + each.getOpcode(), bug);
                }
            }
        }
        if (!body.isTerminated()) {
            body.terminate("unreachable");
        }
        cold = true;
        handlers.writePads();
        if (usesDeadBlock) {
            body.coldBlock("dead", "unreachable");
        }
        out.append(module.header(method)).append(" !dbg ").append(subprogram).append(" {\n");
        body.appendTo(out);
        out.append("}\n\n");
    }

    /** Not atomic: of two processors that come at the same time, one may not be counted. */
    private void countCall() {
        if (program.profile.counts()) {
            String counter = module.callCounter(method);
            String calls = body.assign("load i64, ptr " + counter);
            body.line("store i64 " + body.assign("add i64 " + calls + ", 1") + ", ptr " + counter);
        }
    }

    /**
     * Whether a debugger shows the variables. In optimised code, and so in what is copied to be inlined, most of them cannot be
     * shown anyway, and following them takes a tenth of the time.
     */
    private boolean declaresVariables() {
        return method.node().localVariables != null && !program.followsTypes && !module.isCopy();
    }

    private void declareVariables() {
        if (!declaresVariables()) {
            return;
        }
        int parameters = (method.isStatic() ? 0 : 1) + Type.getArgumentsAndReturnSizes(method.desc()) / 4 - 1;
        Map<String, LocalVariableNode> seen = new HashMap<>();
        for (LocalVariableNode each : method.node().localVariables) {
            Type type = Type.getType(each.desc);
            Kind kind = program.kind(type);
            if (seen.putIfAbsent(each.name + each.index + kind, each) != null) {
                continue;
            }
            int argument = each.index < parameters ? argumentNumber(each.index) : 0;
            String variable = module.debug.variable(subprogram, method, each.name, argument, line, type);
            body.line("call void @llvm.dbg.declare(metadata ptr " + locals.variable(each.index, kind)
                    + ", metadata " + variable + ", metadata !DIExpression())");
        }
    }

    /** Counts parameters from 1; 0 if no parameter starts at this variable. */
    private int argumentNumber(int variable) {
        int number = 1;
        int index = 0;
        if (!method.isStatic()) {
            if (variable == 0) {
                return 1;
            }
            number = 2;
            index = 1;
        }
        for (Type each : method.argumentTypes()) {
            if (index == variable) {
                return number;
            }
            index += each.getSize();
            number++;
        }
        return 0;
    }

    private void startBlock(FrameNode frame) {
        String label = blocks.get(frame);
        boolean fallenInto = !body.isTerminated();
        if (fallenInto) {
            locals.spill(stack, frame);
            body.branch(label);
        }
        body.place(label);
        checked.clear();
        locals.enter(frame, stack);
        if (!fallenInto && handlers.isOnlyHandler(frame)) {
            push(pop().asNonNull());
        }
    }

    /** The block of a jump target or handler. */
    String blockLabel(LabelNode label) {
        return blocks.get(frame(label));
    }

    /** The frame at a jump target or handler. */
    FrameNode frame(LabelNode label) {
        FrameNode frame = frames.get(label);
        if (frame == null) {
            throw new CompileError(where() + ": a jump target has no stack map frame; compile the class for Java 7 or later");
        }
        return frame;
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.remove(stack.size() - 1);
    }

    /** A number that is used once in this function. */
    int nextSlot() {
        return slots++;
    }

    /** Class, method and line, for messages. */
    String where() {
        return method.owner().binaryName() + "." + method.name() + "(" + method.owner().node().sourceFile + ":" + line + ")";
    }

    /** The constructor of an unboxed word ran: all copies of the word get its value. */
    void created(AbstractInsnNode creation, Value value) {
        stack.replaceAll(each -> each.creation() == creation ? value : each);
        locals.created(creation, value);
    }

    /** Throws through a runtime routine, in a cold block, if the condition holds. */
    void throwIf(String condition, String routine, String arguments) {
        if (condition.equals("false")) {
            return;
        }
        String cold;
        if (arguments.contains("%")) {
            cold = coldThrow(routine, arguments);
        } else {
            List<Object> same = List.of(routine, arguments, line, handlers.chain());
            cold = coldThrows.get(same);
            if (cold == null) {
                cold = coldThrow(routine, arguments);
                coldThrows.put(same, cold);
            }
        }
        body.branchUnlikely(condition, cold, module.metadata.unlikely());
    }

    /** Whether the reference that the current instruction follows or tests is never null in this program. */
    boolean isNeverNull() {
        return program.followsTypes && program.closed.isNeverNull(current);
    }

    /** Whether no instruction since this block began found that the reference is not null; from now on one did. */
    boolean isFirstCheck(Value reference) {
        return checked.add(reference.ir());
    }

    /** The message, an i32, of a NullPointerException of the current instruction. */
    String nullMessage() {
        List<String> parts = nullMessages.of(current);
        return parts.isEmpty() ? "0" : module.nullMessage(parts);
    }

    private String coldThrow(String routine, String arguments) {
        String label = body.newLabel("throw");
        String call = " void " + module.runtime(routine, Inlining.NEVER) + "(" + arguments + ") noreturn " + ModuleScope.COLD_CALL;
        String pad = handlers.pad();
        if (pad == null) {
            body.coldBlock(label, "call" + call, "unreachable");
        } else {
            usesDeadBlock = true;
            body.coldBlock(label, "invoke" + call + " to label %dead unwind label %" + pad);
        }
        return label;
    }

    /** The code of a reached method, to be called here. */
    String code(MethodInfo target) {
        return module.code(target, inlining());
    }

    private Inlining inlining() {
        return cold ? Inlining.NEVER : isFrequent ? Inlining.SMALL : Inlining.TINY;
    }

    /** Whether this runtime entry point is called for each object, because it cannot be inlined or the method is to be small. */
    boolean allocatesByCall(String routine) {
        return program.entryPoint(routine) == null || !isFrequent && !program.followsTypes;
    }

    /** Calls a function that {@link Allocators} gave out; the new object, of which so many bytes may be read. */
    String callAllocator(int bytes, String allocator, String arguments) {
        return call("noalias align 8 dereferenceable(" + bytes + ") ptr", allocator, arguments, true,
                isFrequent ? ModuleScope.CALL : ModuleScope.PLAIN_CALL);
    }

    /** Calls a runtime entry point where code hardly ever comes to; its result, or null if it is void. */
    String callRuntimeRarely(String routine, String arguments) {
        boolean wasCold = cold;
        cold = true;
        String result = callRuntime(routine, arguments);
        cold = wasCold;
        return result;
    }

    /** Calls a runtime entry point; its result, or null if it is void. */
    String callRuntime(String routine, String arguments) {
        MethodInfo entry = program.entryPoint(routine);
        Kind kind = entry == null ? Kind.VOID : program.kind(entry.returnType());
        String result = kind == Kind.REF ? "align 8 dereferenceable(8) ptr" : kind.ir;
        return call(result, module.runtime(routine, inlining()), arguments, kind != Kind.VOID);
    }

    /** A call, or an invoke where handlers cover it. */
    String call(String resultType, String callee, String arguments, boolean hasResult) {
        return call(resultType, callee, arguments, hasResult, cold ? ModuleScope.COLD_CALL : ModuleScope.CALL);
    }

    private String call(String resultType, String callee, String arguments, boolean hasResult, String attributes) {
        String operation = resultType + " " + callee + "(" + arguments + ") " + attributes;
        String pad = handlers.pad();
        if (pad == null) {
            if (hasResult) {
                return body.assign("call " + operation);
            }
            body.line("call " + operation);
            return null;
        }
        String next = body.newLabel("ret");
        operation = "invoke " + operation + " to label %" + next + " unwind label %" + pad;
        String result = null;
        if (hasResult) {
            result = body.assign(operation);
        } else {
            body.line(operation);
        }
        body.place(next);
        return result;
    }

    /** Runs the initialiser of a class that is initialised at run time, if that did not happen yet. */
    void initialize(ClassInfo type) {
        if (!program.closed.isInitializedAtRuntime(type) || method.owner().isSubtypeOf(type) && !type.isInterface()) {
            return;
        }
        String state = body.assign("load i32, ptr " + module.hubFieldAddress(type, "initState") + ", align 4");
        String pending = body.assign("icmp ne i32 " + state + ", 0");
        String run = body.newLabel("init");
        String done = body.newLabel("inited");
        body.line("br i1 " + pending + ", label %" + run + ", label %" + done + ", !prof " + module.metadata.unlikely());
        body.place(run);
        callRuntimeRarely("rt_class_init", "ptr " + module.hub(type));
        body.branch(done);
        body.place(done);
    }

    private void enterMonitor() {
        if (method.isSynchronized()) {
            callRuntime("rt_monitor_enter", "ptr " + monitor());
            handlers.setMonitorHeld(true);
        }
    }

    void exitMonitor() {
        callRuntime("rt_monitor_exit", "ptr " + monitor());
    }

    private String monitor() {
        return method.isStatic() ? module.hub(method.owner()) : "%p0";
    }

    /** Code that cannot run, because the closed world does not contain what it names. */
    void unreached() {
        body.terminate("unreachable");
    }

    private void translate(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (numbers.translate(opcode)) {
            return;
        }
        if (insn instanceof VarInsnNode variable) {
            if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
                push(locals.load(variable.var));
            } else {
                locals.store(variable.var, pop());
            }
        } else if (insn instanceof IincInsnNode increment) {
            String value = body.assign("add i32 " + locals.load(increment.var).ir() + ", " + increment.incr);
            locals.store(increment.var, Value.of(Kind.INT, value));
        } else if (insn instanceof FieldInsnNode access) {
            translateField(access);
        } else if (insn instanceof MethodInsnNode call) {
            calls.translate(call);
        } else if (insn instanceof JumpInsnNode jump) {
            translateJump(jump);
        } else if (insn instanceof TypeInsnNode type) {
            translateType(type);
        } else if (insn instanceof LdcInsnNode constant) {
            pushConstant(constant.cst);
        } else if (insn instanceof IntInsnNode operand) {
            if (opcode == Opcodes.NEWARRAY) {
                objects.newArray(program.world.arrayOf(program.world.get(primitive(operand.operand))));
            } else {
                push(Value.of(Kind.INT, String.valueOf(operand.operand)));
            }
        } else if (insn instanceof TableSwitchInsnNode table) {
            List<Integer> keys = new ArrayList<>();
            for (int key = table.min; key <= table.max && keys.size() < table.labels.size(); key++) {
                keys.add(key);
            }
            translateSwitch(keys, table.labels, table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            translateSwitch(lookup.keys, lookup.labels, lookup.dflt);
        } else if (insn instanceof MultiANewArrayInsnNode array) {
            objects.newMultiArray(program.world.get(array.desc), array.dims);
        } else {
            translateSimple(opcode);
        }
    }

    private static Type primitive(int code) {
        return switch (code) {
            case Opcodes.T_BOOLEAN -> Type.BOOLEAN_TYPE;
            case Opcodes.T_CHAR -> Type.CHAR_TYPE;
            case Opcodes.T_FLOAT -> Type.FLOAT_TYPE;
            case Opcodes.T_DOUBLE -> Type.DOUBLE_TYPE;
            case Opcodes.T_BYTE -> Type.BYTE_TYPE;
            case Opcodes.T_SHORT -> Type.SHORT_TYPE;
            case Opcodes.T_INT -> Type.INT_TYPE;
            default -> Type.LONG_TYPE;
        };
    }

    private void translateField(FieldInsnNode access) {
        FieldInfo field = program.world.resolveField(program.world.get(access.owner), access.name, access.desc);
        if (field == null) {
            throw new CompileError(where() + ": there is no field " + access.owner.replace('/', '.') + "." + access.name);
        }
        if (!program.closed.isReached(field) && !field.owner().name().equals("java/lang/Class")
                && !field.owner().isUnboxed()) {
            unreached();
            return;
        }
        switch (access.getOpcode()) {
            case Opcodes.GETFIELD -> objects.getField(field);
            case Opcodes.PUTFIELD -> objects.putField(field);
            case Opcodes.GETSTATIC -> objects.getStatic(field);
            default -> objects.putStatic(field);
        }
    }

    private void translateType(TypeInsnNode insn) {
        ClassInfo type = program.world.get(insn.desc);
        switch (insn.getOpcode()) {
            case Opcodes.NEW -> {
                if (type.isUnboxed()) {
                    push(new Value(Kind.WORD, "0", type.type(), false, insn));
                } else if (!program.closed.hasHub(type)) {
                    unreached();
                } else {
                    objects.newObject(type);
                }
            }
            case Opcodes.ANEWARRAY -> {
                ClassInfo array = program.world.arrayOf(type);
                if (program.closed.hasHub(array)) {
                    objects.newArray(array);
                } else {
                    unreached();
                }
            }
            case Opcodes.CHECKCAST -> objects.checkCast(type);
            default -> objects.instanceOf(type);
        }
    }

    private void pushConstant(Object constant) {
        if (constant instanceof Integer value) {
            push(Value.of(Kind.INT, value.toString()));
        } else if (constant instanceof Long value) {
            push(Value.of(Kind.LONG, value.toString()));
        } else if (constant instanceof Float value) {
            push(Value.of(Kind.FLOAT, ObjectOps.floatConstant(value)));
        } else if (constant instanceof Double value) {
            push(Value.of(Kind.DOUBLE, ObjectOps.doubleConstant(value)));
        } else if (constant instanceof String value) {
            push(Value.nonNull(module.literal(value), Type.getObjectType("java/lang/String")));
        } else if (constant instanceof Type type && type.getSort() <= Type.OBJECT) {
            ClassInfo named = program.world.get(type);
            if (program.closed.hasHub(named)) {
                push(Value.nonNull(module.hub(named), Type.getObjectType("java/lang/Class")));
            } else {
                unreached();
            }
        } else {
            throw new CompileError(where() + ": constants of type " + constant.getClass().getSimpleName()
                    + " (method types, method handles, dynamic constants) are not supported");
        }
    }

    private void translateSwitch(List<Integer> keys, List<LabelNode> labels, LabelNode other) {
        Value value = pop();
        for (LabelNode label : labels) {
            locals.spill(stack, frame(label));
        }
        locals.spill(stack, frame(other));
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            cases.append(" i32 ").append(keys.get(i)).append(", label %").append(blockLabel(labels.get(i)));
        }
        body.terminate("switch i32 " + value.ir() + ", label %" + blockLabel(other) + " [" + cases + " ]");
    }

    private void translateJump(JumpInsnNode jump) {
        int opcode = jump.getOpcode();
        if (opcode == Opcodes.JSR) {
            throw new CompileError(where() + ": JSR is not supported; compile the class for Java 7 or later");
        }
        String condition = opcode == Opcodes.GOTO ? null : condition(opcode);
        locals.spill(stack, frame(jump.label));
        if (condition == null) {
            body.branch(blockLabel(jump.label));
        } else {
            String next = body.newLabel("else");
            body.branch(condition, blockLabel(jump.label), next);
            body.place(next);
        }
    }

    private String condition(int opcode) {
        Value right;
        Value left;
        switch (opcode) {
            case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFLT, Opcodes.IFGE, Opcodes.IFGT, Opcodes.IFLE -> {
                left = pop();
                right = Value.of(Kind.INT, "0");
            }
            case Opcodes.IFNULL, Opcodes.IFNONNULL -> {
                left = pop();
                if (left.kind() == Kind.WORD) {
                    throw new CompileError(where() + ": compares an unboxed word with null");
                }
                if (isNeverNull()) {
                    return opcode == Opcodes.IFNULL ? "false" : "true";
                }
                right = Value.ref("@heap_base", null);
            }
            default -> {
                right = pop();
                left = pop();
            }
        }
        String operator = switch (opcode) {
            case Opcodes.IFEQ, Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPEQ, Opcodes.IFNULL -> "eq";
            case Opcodes.IFNE, Opcodes.IF_ICMPNE, Opcodes.IF_ACMPNE, Opcodes.IFNONNULL -> "ne";
            case Opcodes.IFLT, Opcodes.IF_ICMPLT -> "slt";
            case Opcodes.IFGE, Opcodes.IF_ICMPGE -> "sge";
            case Opcodes.IFGT, Opcodes.IF_ICMPGT -> "sgt";
            default -> "sle";
        };
        return body.assign("icmp " + operator + " " + left.kind().ir + " " + left.ir() + ", " + right.ir());
    }

    private void translateSimple(int opcode) {
        switch (opcode) {
            case Opcodes.NOP -> { }
            case Opcodes.ACONST_NULL -> push(Value.ref("@heap_base", null));
            case Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2, Opcodes.ICONST_3,
                    Opcodes.ICONST_4, Opcodes.ICONST_5 -> pushConstant(opcode - Opcodes.ICONST_0);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> pushConstant((long) (opcode - Opcodes.LCONST_0));
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> pushConstant((float) (opcode - Opcodes.FCONST_0));
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> pushConstant((double) (opcode - Opcodes.DCONST_0));
            case Opcodes.IALOAD -> objects.arrayLoad(Type.INT_TYPE);
            case Opcodes.LALOAD -> objects.arrayLoad(Type.LONG_TYPE);
            case Opcodes.FALOAD -> objects.arrayLoad(Type.FLOAT_TYPE);
            case Opcodes.DALOAD -> objects.arrayLoad(Type.DOUBLE_TYPE);
            case Opcodes.AALOAD -> objects.arrayLoad(ObjectOps.OBJECT);
            case Opcodes.BALOAD -> objects.arrayLoad(Type.BYTE_TYPE);
            case Opcodes.CALOAD -> objects.arrayLoad(Type.CHAR_TYPE);
            case Opcodes.SALOAD -> objects.arrayLoad(Type.SHORT_TYPE);
            case Opcodes.IASTORE -> objects.arrayStore(Type.INT_TYPE);
            case Opcodes.LASTORE -> objects.arrayStore(Type.LONG_TYPE);
            case Opcodes.FASTORE -> objects.arrayStore(Type.FLOAT_TYPE);
            case Opcodes.DASTORE -> objects.arrayStore(Type.DOUBLE_TYPE);
            case Opcodes.AASTORE -> objects.arrayStore(ObjectOps.OBJECT);
            case Opcodes.BASTORE -> objects.arrayStore(Type.BYTE_TYPE);
            case Opcodes.CASTORE -> objects.arrayStore(Type.CHAR_TYPE);
            case Opcodes.SASTORE -> objects.arrayStore(Type.SHORT_TYPE);
            case Opcodes.ARRAYLENGTH -> objects.pushArrayLength();
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> {
                Value object = pop();
                objects.nullCheck(object);
                callRuntime(opcode == Opcodes.MONITORENTER ? "rt_monitor_enter" : "rt_monitor_exit", "ptr " + object.ir());
            }
            case Opcodes.ATHROW -> {
                Value thrown = pop();
                objects.nullCheck(thrown);
                callRuntime("rt_throw", "ptr " + thrown.ir());
                body.terminate("unreachable");
            }
            case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.FRETURN, Opcodes.DRETURN, Opcodes.ARETURN -> {
                Value value = pop();
                leave();
                body.terminate("ret " + value.kind().ir + " " + value.ir());
            }
            case Opcodes.RETURN -> {
                freeze();
                leave();
                body.terminate("ret void");
            }
            default -> StackOps.translate(opcode, stack, where());
        }
    }

    /**
     * JLS 17.5: whoever gets at the object later sees its final fields, and never null in a field of which that is known.
     * The processor keeps stores in order; LLVM is told to.
     */
    private void freeze() {
        if (method.isConstructor()
                && method.owner().fields().stream().anyMatch(each -> !each.isStatic() && (each.isFinal()
                        || program.followsTypes && each.type().getSort() >= Type.ARRAY))) {
            body.line("fence syncscope(\"singlethread\") release");
        }
    }

    private void leave() {
        if (method.isSynchronized()) {
            handlers.setMonitorHeld(false);
            exitMonitor();
            handlers.setMonitorHeld(true);
        }
    }
}
