package awesome.compiler.llvm;

/** What the image runs on. */
public enum Target {
    /** Freestanding ring 0: no red zone, no vector or x87 registers. */
    KERNEL("x86_64-unknown-none-elf"),
    /** A static Linux program. */
    LINUX("x86_64-unknown-linux-gnu");

    private final String triple;

    Target(String triple) {
        this.triple = triple;
    }

    /** The LLVM target triple. */
    public String triple() {
        return triple;
    }

    /** The name on the command line and in {@code target()} of annotations. */
    public String optionName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
