package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.bytecode.Operands;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * The messages of a method's NullPointerExceptions, as HotSpot makes them from bytecode: what could not be done and, where
 * one instruction made the reference, what was null (JEP 358). Local variables have their names in classes compiled with
 * {@code -g}.
 */
final class NullMessages {
    /** How many array elements and fields a description goes through. */
    private static final int MAX_DETAIL = 5;

    private final MethodInfo method;
    private final MethodNode node;
    /** Whether variable 0 is {@code this}: also in bodies of lambdas that became static. */
    private final boolean hasThis;
    private Frame<SourceValue>[] frames;

    NullMessages(MethodInfo method) {
        this.method = method;
        this.node = method.node();
        this.hasThis = !method.isStatic() || method.magic("Receiver").isPresent();
    }

    /** The parts of the message for an instruction that found null; empty if HotSpot would show none. */
    List<String> of(AbstractInsnNode insn) {
        List<String> parts = new ArrayList<>();
        if (insn != null && !isHidden() && action(insn, parts)) {
            because(insn, parts);
        }
        return parts;
    }

    /** HotSpot hides frames of lambdas and method references, and native methods have no bytecode. */
    private boolean isHidden() {
        return method.owner().name().contains("$$Lambda$") || method.name().startsWith("reference$") || DebugInfo.shownLine(method) < 0;
    }

    private boolean action(AbstractInsnNode insn, List<String> parts) {
        int opcode = insn.getOpcode();
        String text = switch (opcode) {
            case Opcodes.IALOAD, Opcodes.LALOAD, Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.AALOAD, Opcodes.BALOAD, Opcodes.CALOAD,
                    Opcodes.SALOAD -> "Cannot load from " + arrayKind(opcode - Opcodes.IALOAD) + " array";
            case Opcodes.IASTORE, Opcodes.LASTORE, Opcodes.FASTORE, Opcodes.DASTORE, Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE,
                    Opcodes.SASTORE -> "Cannot store to " + arrayKind(opcode - Opcodes.IASTORE) + " array";
            case Opcodes.ARRAYLENGTH -> "Cannot read the array length";
            case Opcodes.ATHROW -> "Cannot throw exception";
            case Opcodes.MONITORENTER -> "Cannot enter synchronized block";
            case Opcodes.MONITOREXIT -> "Cannot exit synchronized block";
            case Opcodes.GETFIELD -> "Cannot read field \"";
            case Opcodes.PUTFIELD -> "Cannot assign field \"";
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL -> "Cannot invoke \"";
            default -> null;
        };
        if (text == null) {
            return false;
        }
        parts.add(text);
        if (insn instanceof FieldInsnNode access) {
            parts.add(access.name);
        } else if (insn instanceof MethodInsnNode call) {
            methodName(call, parts);
        }
        return true;
    }

    private static String arrayKind(int offset) {
        return List.of("int", "long", "float", "double", "object", "byte/boolean", "char", "short").get(offset);
    }

    /** How deep in the operand stack the null is. */
    private static int depth(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD || opcode == Opcodes.PUTFIELD) {
            return 1;
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            return 2;
        }
        return insn instanceof MethodInsnNode call ? Type.getArgumentTypes(call.desc).length : 0;
    }

    private void because(AbstractInsnNode insn, List<String> parts) {
        String quote = insn instanceof FieldInsnNode || insn instanceof MethodInsnNode ? "\"" : "";
        List<String> reason = new ArrayList<>();
        AbstractInsnNode source = source(insn, depth(insn));
        if (source != null && describe(source, MAX_DETAIL, reason)) {
            parts.add(quote + (source instanceof MethodInsnNode ? " because the return value of \"" : " because \""));
            parts.addAll(reason);
            parts.add("\" is null");
        } else if (!quote.isEmpty()) {
            parts.add(quote);
        }
    }

    /** Says what an instruction put on the stack; false if there are no words for it. */
    private boolean describe(AbstractInsnNode insn, int detail, List<String> parts) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            parts.add(String.valueOf(opcode - Opcodes.ICONST_0));
        } else if (opcode == Opcodes.ACONST_NULL) {
            parts.add("null");
        } else if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
            parts.add(String.valueOf(((IntInsnNode) insn).operand));
        } else if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD) {
            parts.add(variable((VarInsnNode) insn));
        } else if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            if (!describeSource(insn, 1, detail - 1, parts)) {
                parts.add("<array>");
            }
            parts.add("[");
            if (!describeSource(insn, 0, detail, parts)) {
                parts.add("...");
            }
            parts.add("]");
        } else if (opcode == Opcodes.GETSTATIC) {
            FieldInsnNode access = (FieldInsnNode) insn;
            parts.add(className(access.owner) + ".");
            parts.add(access.name);
        } else if (opcode == Opcodes.GETFIELD) {
            if (describeSource(insn, 0, detail - 1, parts)) {
                parts.add(".");
            }
            parts.add(((FieldInsnNode) insn).name);
        } else if (insn instanceof MethodInsnNode call) {
            methodName(call, parts);
        } else {
            return false;
        }
        return true;
    }

    private boolean describeSource(AbstractInsnNode insn, int depth, int detail, List<String> parts) {
        AbstractInsnNode source = detail > 0 ? source(insn, depth) : null;
        return source != null && describe(source, detail, parts);
    }

    private static void methodName(MethodInsnNode call, List<String> parts) {
        StringBuilder parameters = new StringBuilder("(");
        for (Type each : Type.getArgumentTypes(call.desc)) {
            String name = each.getClassName();
            // As HotSpot does it, java.lang.StringBuilder becomes StringBuilder too.
            boolean known = name.startsWith("java.lang.Object") || name.startsWith("java.lang.String");
            parameters.append(parameters.length() == 1 ? "" : ", ").append(known ? name.substring("java.lang.".length()) : name);
        }
        parts.add(className(call.owner) + ".");
        parts.add(call.name);
        parts.add(parameters.append(')').toString());
    }

    private static String className(String internalName) {
        return switch (internalName) {
            case "java/lang/Object" -> "Object";
            case "java/lang/String" -> "String";
            default -> internalName.replace('/', '.');
        };
    }

    private String variable(VarInsnNode load) {
        int at = node.instructions.indexOf(load);
        if (node.localVariables != null) {
            for (LocalVariableNode each : node.localVariables) {
                if (each.index == load.var && at >= node.instructions.indexOf(each.start) && at < node.instructions.indexOf(each.end)) {
                    return each.name;
                }
            }
        }
        if (isWritten(load, at)) {
            return "<local" + load.var + ">";
        } else if (hasThis && load.var == 0) {
            return "this";
        }
        int parameter = hasThis && method.isStatic() ? 0 : 1;
        int index = method.isStatic() ? 0 : 1;
        for (Type each : method.argumentTypes()) {
            if (load.var < index + each.getSize()) {
                return "<parameter" + parameter + ">";
            }
            index += each.getSize();
            parameter++;
        }
        return "<local" + load.var + ">";
    }

    /** Whether the variable of a parameter has another value where it is loaded. */
    private boolean isWritten(VarInsnNode load, int at) {
        int parameters = (Type.getArgumentsAndReturnSizes(method.desc()) >> 2) - (method.isStatic() ? 1 : 0);
        if (load.var >= parameters || !isEverWritten(load.var)) {
            return false;
        }
        // Nothing leads to some of the code behind a return that is always taken: it has no frame, and no message either.
        Frame<SourceValue> frame = frames()[at];
        return frame != null && !frame.getLocal(load.var).insns.isEmpty();
    }

    /** Whether any instruction writes a variable: mostly none writes a parameter, and frames take long to find. */
    private boolean isEverWritten(int variable) {
        for (AbstractInsnNode each : node.instructions) {
            if (each instanceof VarInsnNode access && access.getOpcode() >= Opcodes.ISTORE && access.var == variable
                    || each instanceof IincInsnNode increment && increment.var == variable) {
                return true;
            }
        }
        return false;
    }

    /** The one instruction that made the entry so deep in the operand stack of another; null if there are several or none. */
    private AbstractInsnNode source(AbstractInsnNode insn, int depth) {
        AbstractInsnNode near = Operands.producer(insn, depth);
        if (near != null) {
            return near;
        }
        Frame<SourceValue> frame = frames()[node.instructions.indexOf(insn)];
        if (frame == null) {
            return null;
        }
        SourceValue value = frame.getStack(frame.getStackSize() - 1 - depth);
        return value.insns.size() == 1 ? value.insns.iterator().next() : null;
    }

    private Frame<SourceValue>[] frames() {
        if (frames == null) {
            try {
                frames = new Analyzer<>(new Sources()).analyze(method.owner().name(), node);
            } catch (AnalyzerException e) {
                throw new CompileError("the bytecode of " + method + " is damaged: " + e.getMessage(), e);
            }
        }
        return frames;
    }

    /** Follows values to the instruction that made them, through those that only move or cast them. */
    private static final class Sources extends SourceInterpreter {
        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            boolean moves = insn.getOpcode() >= Opcodes.DUP && insn.getOpcode() <= Opcodes.SWAP;
            return moves ? value : super.copyOperation(insn, value);
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
            return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
        }
    }
}
