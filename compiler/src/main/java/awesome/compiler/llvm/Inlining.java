package awesome.compiler.llvm;

/** Which callees LLVM inlines at a call; of these, a module has a copy if they are of another module. */
enum Inlining {
    /** None: code hardly ever comes to the call. */
    NEVER,
    /** Those that are hardly larger than the call: the caller is to be small. */
    TINY,
    /** Those whose inlining makes the caller fast. */
    SMALL
}
