package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** The instructions that only move operand stack entries (JVMS 6.5 dup, dup_x1, ... with their forms). */
final class StackOps {
    private StackOps() {}

    static void translate(int opcode, List<Value> stack, String where) {
        switch (opcode) {
            case Opcodes.POP -> take(stack, 1);
            case Opcodes.POP2 -> take(stack, 2);
            case Opcodes.DUP -> insert(stack, 1, 0);
            case Opcodes.DUP_X1 -> insert(stack, 1, 1);
            case Opcodes.DUP_X2 -> insert(stack, 1, 2);
            case Opcodes.DUP2 -> insert(stack, 2, 0);
            case Opcodes.DUP2_X1 -> insert(stack, 2, 1);
            case Opcodes.DUP2_X2 -> insert(stack, 2, 2);
            case Opcodes.SWAP -> {
                List<Value> top = take(stack, 1);
                List<Value> below = take(stack, 1);
                stack.addAll(top);
                stack.addAll(below);
            }
            default -> throw new CompileError(where + ": the instruction with opcode " + opcode + " is not supported");
        }
    }

    /** Removes the entries that make up so many words. */
    private static List<Value> take(List<Value> stack, int words) {
        int from = stack.size();
        for (int left = words; left > 0; ) {
            left -= stack.get(--from).kind().isWide() ? 2 : 1;
        }
        List<Value> taken = List.copyOf(stack.subList(from, stack.size()));
        stack.subList(from, stack.size()).clear();
        return taken;
    }

    private static void insert(List<Value> stack, int words, int below) {
        List<Value> top = take(stack, words);
        List<Value> skipped = take(stack, below);
        stack.addAll(top);
        stack.addAll(skipped);
        stack.addAll(top);
    }
}
