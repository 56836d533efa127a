package awesome.compiler.llvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The instructions of a method from which every way ends in a {@code throw}: how fast they are does not matter. */
final class ColdCode {
    private ColdCode() {}

    /** The numbers of the cold instructions. */
    static BitSet of(MethodNode method) {
        BitSet cold = new BitSet();
        InsnList instructions = method.instructions;
        if (!hasThrow(instructions)) {
            return cold;
        }
        boolean changed = true;
        // Jumps are mostly forward, so that once is mostly enough, and once more to find that nothing changed.
        while (changed) {
            changed = false;
            for (int i = instructions.size() - 1; i >= 0; i--) {
                if (!cold.get(i) && isCold(instructions, i, cold)) {
                    cold.set(i);
                    changed = true;
                }
            }
        }
        return cold;
    }

    private static boolean hasThrow(InsnList instructions) {
        for (AbstractInsnNode each : instructions) {
            if (each.getOpcode() == Opcodes.ATHROW) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCold(InsnList instructions, int index, BitSet cold) {
        AbstractInsnNode insn = instructions.get(index);
        int opcode = insn.getOpcode();
        if (opcode == Opcodes.ATHROW) {
            return true;
        }
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            return false;
        }
        List<LabelNode> targets = new ArrayList<>();
        boolean goesOn = opcode != Opcodes.GOTO;
        if (insn instanceof JumpInsnNode jump) {
            targets.add(jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
            goesOn = false;
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
            goesOn = false;
        }
        return (!goesOn || cold.get(index + 1)) && targets.stream().allMatch(each -> cold.get(instructions.indexOf(each)));
    }
}
