package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Removes code that constants rule out: branches on static finals of classes initialised at build time
 * ({@code if (DEBUG)}, {@code assert}), on methods that only return a constant, on null. What is only reached
 * from there stays out of the closed world. Frames stay right, because they are upper bounds that fewer
 * predecessors do not change.
 */
final class ConstantFolding {
    private static final int ROUNDS = 8;

    private final Constants constants;

    ConstantFolding(World world, InitializationPolicy policy, HeapValues values) {
        this.constants = new Constants(world, policy, values);
    }

    /** Rewrites the code of a method in place. */
    void apply(MethodInfo method) {
        MethodNode node = method.node();
        for (int round = 0; round < ROUNDS && mayFold(node) && fold(method); round++) {
            continue;
        }
    }

    private boolean mayFold(MethodNode node) {
        // What is a constant takes long to find out.
        return has(node, insn -> isConditional(insn.getOpcode())) && has(node, this::mayPushConstant)
                && KnownBranches.mayBeIn(node, constants);
    }

    private static boolean has(MethodNode node, Predicate<AbstractInsnNode> kind) {
        for (AbstractInsnNode insn = node.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (kind.test(insn)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayPushConstant(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.ACONST_NULL
                || insn instanceof FieldInsnNode access && constants.of(access) != null
                || insn instanceof MethodInsnNode call && constants.of(call) != null;
    }

    private static boolean isConditional(int opcode) {
        return opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ACMPNE || opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
    }

    private boolean fold(MethodInfo method) {
        MethodNode node = method.node();
        Frame<BasicValue>[] frames = analyze(method);
        AbstractInsnNode[] insns = node.instructions.toArray();
        boolean changed = false;
        for (int i = 0; i < insns.length; i++) {
            if (frames[i] != null && insns[i] instanceof JumpInsnNode jump && isConditional(jump.getOpcode())) {
                Boolean taken = outcome(jump.getOpcode(), frames[i]);
                if (taken != null) {
                    decide(node, jump, taken);
                    changed = true;
                }
            }
        }
        if (changed) {
            removeDead(method);
        }
        return changed;
    }

    private Frame<BasicValue>[] analyze(MethodInfo method) {
        try {
            return new Analyzer<>(new ConstantInterpreter(constants)).analyze(method.owner().name(), method.node());
        } catch (AnalyzerException e) {
            throw new CompileError("the bytecode of " + method + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Whether a conditional jump is taken; null if that is not known. */
    private static Boolean outcome(int opcode, Frame<BasicValue> frame) {
        Object top = Constant.of(frame.getStack(frame.getStackSize() - 1));
        if (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL) {
            return top == null ? null : (top == Constant.NULL) == (opcode == Opcodes.IFNULL);
        }
        if (opcode <= Opcodes.IFLE) {
            return top instanceof Integer value ? compare(opcode, Integer.compare(value, 0)) : null;
        }
        Object below = Constant.of(frame.getStack(frame.getStackSize() - 2));
        if (opcode <= Opcodes.IF_ICMPLE && top instanceof Integer right && below instanceof Integer left) {
            return compare(opcode - Opcodes.IF_ICMPEQ + Opcodes.IFEQ, Integer.compare(left, right));
        }
        if (opcode > Opcodes.IF_ICMPLE && (top == Constant.NULL && below != null || below == Constant.NULL && top != null)) {
            return (top == below) == (opcode == Opcodes.IF_ACMPEQ);
        }
        return null;
    }

    private static boolean compare(int opcode, int order) {
        return switch (opcode) {
            case Opcodes.IFEQ -> order == 0;
            case Opcodes.IFNE -> order != 0;
            case Opcodes.IFLT -> order < 0;
            case Opcodes.IFGE -> order >= 0;
            case Opcodes.IFGT -> order > 0;
            default -> order <= 0;
        };
    }

    private void decide(MethodNode node, JumpInsnNode jump, boolean taken) {
        int opcode = jump.getOpcode();
        boolean two = opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE;
        if (!removeOperand(node, jump)) {
            node.instructions.insertBefore(jump, new InsnNode(Opcodes.POP));
        }
        if (two) {
            AbstractInsnNode before = jump.getPrevious();
            boolean popped = before instanceof InsnNode && before.getOpcode() == Opcodes.POP;
            if (popped || !removeOperand(node, jump)) {
                node.instructions.insertBefore(jump, new InsnNode(Opcodes.POP));
            }
        }
        if (taken) {
            node.instructions.insertBefore(jump, new JumpInsnNode(Opcodes.GOTO, jump.label));
        }
        node.instructions.remove(jump);
    }

    /** Removes the instruction that pushed the operand of a jump, if it does nothing else. */
    private boolean removeOperand(MethodNode node, JumpInsnNode jump) {
        AbstractInsnNode producer = jump.getPrevious();
        while (producer != null && producer.getOpcode() < 0 && !(producer instanceof LabelNode)) {
            producer = producer.getPrevious();
        }
        boolean pure = producer != null && (producer.getOpcode() >= Opcodes.ACONST_NULL && producer.getOpcode() <= Opcodes.ICONST_5
                || producer.getOpcode() == Opcodes.BIPUSH || producer.getOpcode() == Opcodes.SIPUSH
                || producer.getOpcode() == Opcodes.ILOAD || producer.getOpcode() == Opcodes.ALOAD
                || producer instanceof FieldInsnNode access && constants.of(access) != null
                || producer instanceof MethodInsnNode call && call.desc.startsWith("()")
                        && call.getOpcode() == Opcodes.INVOKESTATIC && constants.of(call) != null);
        if (pure) {
            node.instructions.remove(producer);
        }
        return pure;
    }

    private void removeDead(MethodInfo method) {
        MethodNode node = method.node();
        Frame<BasicValue>[] frames = analyze(method);
        AbstractInsnNode[] insns = node.instructions.toArray();
        for (int i = 0; i < insns.length; i++) {
            if (frames[i] == null && !(insns[i] instanceof LabelNode)) {
                node.instructions.remove(insns[i]);
            }
        }
        node.tryCatchBlocks.removeIf(ConstantFolding::isEmpty);
    }

    private static boolean isEmpty(TryCatchBlockNode block) {
        for (AbstractInsnNode each = block.start; each != null && each != block.end; each = each.getNext()) {
            if (each.getOpcode() >= 0) {
                return false;
            }
        }
        return true;
    }
}
