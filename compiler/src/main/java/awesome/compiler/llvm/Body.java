package awesome.compiler.llvm;

/** The text of one function while it grows: temporaries, blocks, the debug location of what is written. */
final class Body {
    /** Characters that an instruction of bytecode, with labels and lines counted, mostly takes. */
    private static final int INSTRUCTION_TEXT = 48;

    private final StringBuilder entry = new StringBuilder();
    private final StringBuilder code;
    private final StringBuilder cold = new StringBuilder();
    private int temporaries;
    private int labels;
    private String location = "";
    private boolean terminated;

    /** The text of a function with about so many instructions of bytecode. */
    Body(int instructions) {
        code = new StringBuilder(INSTRUCTION_TEXT * instructions);
    }

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
        code.append("  ").append(temporary).append(" = ").append(instruction).append(location).append('\n');
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
        code.append("  br label %").append(label).append(location).append('\n');
        terminated = true;
    }

    void branch(String condition, String ifTrue, String ifFalse) {
        startBranch(condition, ifTrue, ifFalse).append(location).append('\n');
        terminated = true;
    }

    void branch(String condition, String ifTrue, String ifFalse, String weights) {
        startBranch(condition, ifTrue, ifFalse).append(", !prof ").append(weights).append(location).append('\n');
        terminated = true;
    }

    private StringBuilder startBranch(String condition, String ifTrue, String ifFalse) {
        return code.append("  br i1 ").append(condition).append(", label %").append(ifTrue).append(", label %").append(ifFalse);
    }

    /** Branches to a cold block if the condition holds, else goes on. */
    void branchUnlikely(String condition, String cold, String weights) {
        String next = newLabel("ok");
        branch(condition, cold, next, weights);
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

    /** Writes all of it. */
    void appendTo(StringBuilder out) {
        out.append("entry:\n").append(entry).append("  br label %start\nstart:\n").append(code).append(cold);
    }
}
