package awesome.compiler.bytecode;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;

/** Instructions that follow one another wherever code is entered. */
final class Straight {
    private Straight() {}

    /** The instruction that always runs right before this one; null if there is none. Frames are expanded: jumps lead to one. */
    static AbstractInsnNode before(AbstractInsnNode insn) {
        AbstractInsnNode each = insn == null ? null : insn.getPrevious();
        while (each != null && each.getOpcode() < 0 && !(each instanceof FrameNode)) {
            each = each.getPrevious();
        }
        return each instanceof FrameNode ? null : each;
    }
}
