package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Rejects what bare words ({@code @Unboxed}) cannot do: to be used as objects, compared with {@code ==}, null. */
final class UnboxedChecks {
    private static final String HINT = "; a bare word (@Unboxed) is not an object";

    private final Analysis analysis;
    private final World world;
    private final TypeInterpreter interpreter = new TypeInterpreter();

    UnboxedChecks(Analysis analysis) {
        this.analysis = analysis;
        this.world = analysis.world;
    }

    void run() {
        for (MethodInfo method : analysis.methods) {
            if (!method.owner().isUnboxed() && mentionsUnboxed(method)) {
                check(method);
            }
        }
    }

    private boolean isUnboxed(Type type) {
        if (type == null || type.getSort() != Type.OBJECT) {
            return false;
        }
        ClassInfo info = world.find(type.getInternalName());
        return info != null && info.isUnboxed();
    }

    private boolean anyUnboxed(String methodDesc) {
        for (Type each : Type.getArgumentTypes(methodDesc)) {
            if (isUnboxed(each)) {
                return true;
            }
        }
        return isUnboxed(Type.getReturnType(methodDesc));
    }

    private boolean mentionsUnboxed(MethodInfo method) {
        if (anyUnboxed(method.desc())) {
            return true;
        }
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn instanceof MethodInsnNode call && anyUnboxed(call.desc)
                    || insn instanceof FieldInsnNode access && isUnboxed(Type.getType(access.desc))
                    || insn instanceof TypeInsnNode use && insn.getOpcode() != Opcodes.NEW && isUnboxed(element(use.desc))) {
                return true;
            }
        }
        return false;
    }

    private static Type element(String name) {
        Type type = Type.getObjectType(name);
        return type.getSort() == Type.ARRAY ? type.getElementType() : type;
    }

    private void check(MethodInfo method) {
        Frame<BasicValue>[] frames;
        try {
            frames = new Analyzer<>(interpreter).analyze(method.owner().name(), method.node());
        } catch (AnalyzerException e) {
            throw new CompileError("the bytecode of " + method + " is damaged: " + e.getMessage(), e);
        }
        AbstractInsnNode[] insns = method.node().instructions.toArray();
        for (int i = 0; i < insns.length; i++) {
            if (frames[i] != null && insns[i].getOpcode() >= 0) {
                String problem = problem(method, insns[i], frames[i]);
                if (problem != null) {
                    analysis.problems.add(Reasons.place(method, Reasons.line(insns[i])) + ": " + problem + HINT,
                            Reasons.at(method, insns[i]));
                }
            }
        }
    }

    private static Type top(Frame<BasicValue> frame, int depth) {
        return frame.getStack(frame.getStackSize() - 1 - depth).getType();
    }

    private String problem(MethodInfo method, AbstractInsnNode insn, Frame<BasicValue> frame) {
        switch (insn.getOpcode()) {
            case Opcodes.ARETURN:
                return conversion(top(frame, 0), method.returnType(), "returned as");
            case Opcodes.PUTFIELD, Opcodes.PUTSTATIC:
                FieldInsnNode access = (FieldInsnNode) insn;
                return conversion(top(frame, 0), Type.getType(access.desc), "stored in field " + access.name + " as");
            case Opcodes.AASTORE:
                return isUnboxed(top(frame, 0)) ? name(top(frame, 0)) + " is stored in an array" : null;
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE:
                return isUnboxed(top(frame, 0)) || isUnboxed(top(frame, 1)) ? "== on an unboxed type: use is()" : null;
            case Opcodes.IFNULL, Opcodes.IFNONNULL:
                return isUnboxed(top(frame, 0)) ? name(top(frame, 0)) + " is compared with null" : null;
            case Opcodes.MONITORENTER:
                return isUnboxed(top(frame, 0)) ? name(top(frame, 0)) + " is used as a monitor" : null;
            case Opcodes.ANEWARRAY, Opcodes.CHECKCAST, Opcodes.INSTANCEOF:
                return castProblem((TypeInsnNode) insn, top(frame, 0));
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE:
                return callProblem((MethodInsnNode) insn, frame);
            default:
                return null;
        }
    }

    private String castProblem(TypeInsnNode insn, Type operand) {
        Type named = element(insn.desc);
        if (insn.getOpcode() == Opcodes.ANEWARRAY) {
            return isUnboxed(named) ? "an array of " + name(named) : null;
        }
        if (isUnboxed(operand) && insn.getOpcode() == Opcodes.CHECKCAST && named.equals(operand)) {
            return null;
        }
        return isUnboxed(named) || isUnboxed(operand)
                ? "cast or instanceof from " + name(operand) + " to " + name(named) + ", as generics do" : null;
    }

    private String callProblem(MethodInsnNode insn, Frame<BasicValue> frame) {
        Type[] parameters = Type.getArgumentTypes(insn.desc);
        for (int i = 0; i < parameters.length; i++) {
            String problem = conversion(top(frame, parameters.length - 1 - i), parameters[i], "passed to " + insn.name + " as");
            if (problem != null) {
                return problem;
            }
        }
        if (insn.getOpcode() != Opcodes.INVOKESTATIC) {
            Type receiver = top(frame, parameters.length);
            if (isUnboxed(receiver) && !insn.owner.equals(receiver.getInternalName())) {
                return name(receiver) + " has no method " + insn.name + " of its own";
            }
        }
        return null;
    }

    private String conversion(Type from, Type to, String how) {
        if (isUnboxed(from) != isUnboxed(to) || isUnboxed(from) && !from.equals(to)) {
            return name(from) + " is " + how + " " + name(to);
        }
        return null;
    }

    private static String name(Type type) {
        if (type == null) {
            return "an unknown value";
        }
        return type.equals(TypeInterpreter.NULL) ? "null" : type.getClassName();
    }

    /** Keeps the class of each value, as far as it is the same on every way. */
    private static final class TypeInterpreter extends BasicInterpreter {
        /** The type of the constant null. */
        static final Type NULL = NULL_TYPE;

        TypeInterpreter() {
            super(ASM9);
        }

        @Override
        public BasicValue newValue(Type type) {
            return type != null && type.getSort() == Type.OBJECT ? new BasicValue(type) : super.newValue(type);
        }

        @Override
        public BasicValue merge(BasicValue value1, BasicValue value2) {
            if (value1.equals(value2)) {
                return value1;
            }
            boolean references = value1.isReference() && value2.isReference();
            return references ? BasicValue.REFERENCE_VALUE : BasicValue.UNINITIALIZED_VALUE;
        }
    }
}
