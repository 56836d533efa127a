package awesome.compiler.llvm;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds large methods that call others in a loop. They are not inlined, not even by an only caller: next to what they do a
 * call costs nothing to speak of. In a loop of the caller, references would stay in its frame after what they were for
 * has come to an end, and the collector, which cannot tell, would take all that they lead to for alive.
 */
final class OwnFrames {
    /** So many instructions are large: LLVM would hardly inline them but for an only caller. */
    private static final int LARGE = 60;

    private OwnFrames() {}

    /** Whether a method is one of those; what leads to a {@code throw} does not count. */
    static boolean has(MethodNode method) {
        InsnList instructions = method.instructions;
        BitSet cold = ColdCode.of(method);
        int count = 0;
        int lastCall = -1;
        boolean calls = false;
        for (int i = 0; i < instructions.size(); i++) {
            AbstractInsnNode each = instructions.get(i);
            if (each.getOpcode() < 0 || cold.get(i)) {
                continue;
            }
            count++;
            if (each instanceof MethodInsnNode || each.getOpcode() == Opcodes.NEW) {
                lastCall = i;
            } else if (each instanceof JumpInsnNode jump) {
                calls |= instructions.indexOf(jump.label) < lastCall;
            }
        }
        return calls && count >= LARGE;
    }
}
