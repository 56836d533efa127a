package awesome.compiler.analysis;

import awesome.compiler.bytecode.Operands;
import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Whether a method may have a conditional jump of which {@link ConstantInterpreter} knows the outcome. Most have none,
 * which shows in what is next to their jumps, in much less time than it takes to follow all values.
 */
final class KnownBranches {
    private final Constants constants;
    /** Local variables that may hold a constant. */
    private final BitSet variables = new BitSet();

    private KnownBranches(MethodNode node, Constants constants) {
        this.constants = constants;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (AbstractInsnNode insn = node.instructions.getFirst(); insn != null; insn = insn.getNext()) {
                boolean isStore = insn.getOpcode() == Opcodes.ISTORE || insn.getOpcode() == Opcodes.ASTORE;
                if (isStore && !variables.get(((VarInsnNode) insn).var) && operandMayBe(insn, 0)) {
                    variables.set(((VarInsnNode) insn).var);
                    changed = true;
                }
            }
        }
    }

    static boolean mayBeIn(MethodNode node, Constants constants) {
        KnownBranches branches = new KnownBranches(node, constants);
        for (AbstractInsnNode insn = node.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn instanceof JumpInsnNode && branches.mayBeKnown(insn)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeKnown(AbstractInsnNode jump) {
        int opcode = jump.getOpcode();
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE) {
            return operandMayBe(jump, 0) && operandMayBe(jump, 1);
        }
        boolean hasOne = opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE || opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
        return hasOne && operandMayBe(jump, 0);
    }

    private boolean operandMayBe(AbstractInsnNode insn, int depth) {
        AbstractInsnNode producer = Operands.producer(insn, depth);
        return producer == null || mayBe(producer);
    }

    /** Whether an instruction may push a constant. */
    private boolean mayBe(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            return constants.of(call) != null;
        } else if (insn instanceof InvokeDynamicInsnNode) {
            return false;
        }
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD || opcode >= Opcodes.I2L && opcode <= Opcodes.DCMPG) {
            return false;
        }
        return switch (opcode) {
            case Opcodes.ILOAD, Opcodes.ALOAD -> variables.get(((VarInsnNode) insn).var);
            case Opcodes.GETFIELD, Opcodes.ARRAYLENGTH -> false;
            case Opcodes.GETSTATIC -> constants.of(insn) != null;
            case Opcodes.INEG, Opcodes.INSTANCEOF -> operandMayBe(insn, 0);
            case Opcodes.IAND -> operandMayBe(insn, 0) || operandMayBe(insn, 1);
            case Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IOR, Opcodes.IXOR, Opcodes.ISHL, Opcodes.ISHR, Opcodes.IUSHR ->
                    operandMayBe(insn, 0) && operandMayBe(insn, 1);
            default -> true;
        };
    }
}
