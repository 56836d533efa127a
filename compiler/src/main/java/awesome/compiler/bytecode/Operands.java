package awesome.compiler.bytecode;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** Which instructions push the operands of others (JVMS 6.5), as far as no jump comes between them. */
public final class Operands {
    /** What an instruction does to the stack that is not only to pop and then push. */
    private static final int UNKNOWN = -1;

    private Operands() {}

    /**
     * The instruction that pushed the operand {@code depth} deep in the stack when {@code insn} runs, through casts and
     * duplications; a {@code long} is one operand. Null if it may come from several places or was moved otherwise.
     */
    public static AbstractInsnNode producer(AbstractInsnNode insn, int depth) {
        int above = depth;
        for (AbstractInsnNode each = Straight.before(insn); each != null; each = Straight.before(each)) {
            int opcode = each.getOpcode();
            if (opcode == Opcodes.DUP) {
                above = Math.max(0, above - 1);
            } else if (opcode != Opcodes.CHECKCAST) {
                int popped = popped(each);
                if (popped == UNKNOWN) {
                    return null;
                }
                int pushed = pushed(each);
                if (above < pushed) {
                    return each;
                }
                above += popped - pushed;
            }
        }
        return null;
    }

    private static boolean isBetween(int opcode, int first, int last) {
        return opcode >= first && opcode <= last;
    }

    /** How many operands an instruction takes that may be followed by the next. */
    private static int popped(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (isBetween(opcode, Opcodes.NOP, Opcodes.ALOAD)) {
            return 0;
        } else if (isBetween(opcode, Opcodes.IALOAD, Opcodes.SALOAD)) {
            return 2;
        } else if (isBetween(opcode, Opcodes.ISTORE, Opcodes.ASTORE)) {
            return 1;
        } else if (isBetween(opcode, Opcodes.IASTORE, Opcodes.SASTORE)) {
            return 3;
        } else if (isBetween(opcode, Opcodes.IADD, Opcodes.LXOR)) {
            return isBetween(opcode, Opcodes.INEG, Opcodes.DNEG) ? 1 : 2;
        } else if (isBetween(opcode, Opcodes.I2L, Opcodes.I2S) || isBetween(opcode, Opcodes.IFEQ, Opcodes.IFLE)) {
            return 1;
        } else if (isBetween(opcode, Opcodes.LCMP, Opcodes.DCMPG) || isBetween(opcode, Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPNE)) {
            return 2;
        } else if (insn instanceof MethodInsnNode call) {
            return arguments(call.desc) + (opcode == Opcodes.INVOKESTATIC ? 0 : 1);
        } else if (insn instanceof InvokeDynamicInsnNode call) {
            return arguments(call.desc);
        } else if (insn instanceof MultiANewArrayInsnNode array) {
            return array.dims;
        }
        return switch (opcode) {
            case Opcodes.IINC, Opcodes.GETSTATIC, Opcodes.NEW -> 0;
            case Opcodes.POP, Opcodes.PUTSTATIC, Opcodes.GETFIELD, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.ARRAYLENGTH,
                    Opcodes.INSTANCEOF, Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.IFNULL, Opcodes.IFNONNULL -> 1;
            case Opcodes.PUTFIELD -> 2;
            default -> UNKNOWN;
        };
    }

    private static int arguments(String descriptor) {
        return Type.getArgumentTypes(descriptor).length;
    }

    /** How many operands such an instruction leaves: one or none. */
    private static int pushed(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        boolean none = opcode == Opcodes.NOP || isBetween(opcode, Opcodes.ISTORE, Opcodes.POP) || opcode == Opcodes.IINC
                || isBetween(opcode, Opcodes.IFEQ, Opcodes.IF_ACMPNE) || opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD
                || opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT || opcode == Opcodes.IFNULL
                || opcode == Opcodes.IFNONNULL || insn instanceof MethodInsnNode call && call.desc.endsWith(")V");
        return none ? 0 : 1;
    }
}
