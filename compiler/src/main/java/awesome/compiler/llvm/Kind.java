package awesome.compiler.llvm;

/** How a value is held in LLVM registers. */
enum Kind {
    /** boolean, byte, short, char, int. */
    INT("i32"),
    LONG("i64"),
    FLOAT("float"),
    DOUBLE("double"),
    /** An object reference: a pointer, null is {@code heap_base}. */
    REF("ptr"),
    /** A value of an {@code @Unboxed} type. */
    WORD("i64"),
    VOID("void");

    final String ir;

    Kind(String ir) {
        this.ir = ir;
    }

    /** Stack entries that the JVM counts twice. */
    boolean isWide() {
        return this == LONG || this == DOUBLE;
    }
}
