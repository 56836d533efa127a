package awesome.compiler.llvm;

/** The text of one function while it grows: temporaries, blocks, the debug location of what is written. */
final class Body {
    private final StringBuilder entry = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private final StringBuilder cold = new StringBuilder();
    private int temporaries;
    private int labels;
    private String location = "";
    private boolean terminated;

    /** An instruction of the entry block, before everything else. */
    void atEntry(String instruction) {
        entry.append("  ").append(instruction).append('\n');
    }

    /** An instruction without result. */
    void line(String instruction) {
        code.append("  ").append(instruction).append(location).append('\n');
    }

    /** An instruction with a result; its operand. */
    String assign(String instruction) {
        String temporary = newTemporary();
        line(temporary + " = " + instruction);
        return temporary;
    }

    /** A name for a result that is used once its instruction is written. */
    String newTemporary() {
        return "%t" + temporaries++;
    }

    /** A label that no other has. */
    String newLabel(String hint) {
        return hint + labels++;
    }

    /** Starts a block. What came before must have ended. */
    void place(String label) {
        code.append(label).append(":\n");
        terminated = false;
    }

    void branch(String label) {
        line("br label %" + label);
        terminated = true;
    }

    void branch(String condition, String ifTrue, String ifFalse) {
        line("br i1 " + condition + ", label %" + ifTrue + ", label %" + ifFalse);
        terminated = true;
    }

    void branch(String condition, String ifTrue, String ifFalse, String weights) {
        line("br i1 " + condition + ", label %" + ifTrue + ", label %" + ifFalse + ", !prof " + weights);
        terminated = true;
    }

    /** Branches to a cold block if the condition holds, else goes on. */
    void branchUnlikely(String condition, String cold, String weights) {
        String next = newLabel("ok");
        line("br i1 " + condition + ", label %" + cold + ", label %" + next + ", !prof " + weights);
        place(next);
    }

    /** A block out of the way, with its instructions. */
    void coldBlock(String label, String... instructions) {
        cold.append(label).append(":\n");
        for (String instruction : instructions) {
            cold.append("  ").append(instruction).append(location).append('\n');
        }
    }

    /** An instruction that ends the block. */
    void terminate(String instruction) {
        line(instruction);
        terminated = true;
    }

    boolean isTerminated() {
        return terminated;
    }

    /** The location of what follows, a metadata name. */
    void setLocation(String node) {
        location = ", !dbg " + node;
    }

    String text() {
        return "entry:\n" + entry + "  br label %start\nstart:\n" + code + cold;
    }
}
