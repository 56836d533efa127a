package awesome.compiler.link;

import java.util.List;

/**
 * What LLVM does to a module of the kernel before it generates code, as opt's option {@code -passes} has it. Of the passes of
 * LLVM's {@code -O2}, each of which looks at all of the code, these are the ones that make a difference to a kernel: none
 * is for vectors, and what is done three times for the sake of rare cases is done once. docs/adr/0024 has figures.
 */
final class Passes {
    /** The optimisation level that means these passes. */
    static final int LEVEL = 2;

    private static final String COMBINE = "instcombine<max-iterations=1;no-use-loop-info;no-verify-fixpoint>";
    /** Lookup tables of pointers would be absolute addresses. */
    private static final String SIMPLIFY = "simplifycfg<no-switch-to-lookup;switch-range-to-icmp;keep-loops>";
    private static final String SIMPLIFY_FIRST = "simplifycfg<no-switch-to-lookup;no-switch-range-to-icmp;keep-loops>";
    private static final String SIMPLIFY_LATE =
            "simplifycfg<no-switch-to-lookup;switch-range-to-icmp;keep-loops;hoist-common-insts;sink-common-insts>";

    /** Of a function as it was translated: variables become values. */
    private static final List<String> FIRST = List.of("lower-expect", SIMPLIFY_FIRST, "sroa<modify-cfg>", "early-cse<>");

    /** Of a function into which its callees are inlined. */
    private static final List<String> OFTEN = List.of(
            "early-cse<memssa>", "jump-threading", "correlated-propagation", SIMPLIFY, COMBINE,
            "loop-mssa(loop-instsimplify,loop-simplifycfg,loop-rotate<header-duplication;no-prepare-for-lto>,"
                    + "licm<allowspeculation>,simple-loop-unswitch<no-nontrivial;trivial>)",
            "loop(loop-idiom,indvars,loop-deletion,loop-unroll-full)",
            "gvn<>", SIMPLIFY_LATE, "dse", COMBINE, SIMPLIFY);

    /** The same of one that is to be small: less would make it larger. */
    private static final List<String> RARELY = List.of(SIMPLIFY, COMBINE, SIMPLIFY_LATE);

    /** For modules with code that runs often: constants are followed from callers to callees first, and what callees do to callers. */
    static final String FREQUENT = passes("ipsccp,", ",function-attrs", OFTEN);
    /** For the others. */
    static final String RARE = passes("", "", RARELY);

    /**
     * How code is generated for those: instructions are selected one by one, and without what tells parts of a loop apart, or
     * orders instructions and blocks for the processor. The code is smaller; where it runs often it would be slower.
     */
    static final List<String> GENERATE_RARE = List.of("-fast-isel", "-disable-lsr", "-enable-misched=false", "-disable-machine-licm",
            "-disable-machine-sink", "-disable-early-taildup", "-disable-block-placement");

    private static String passes(String ofModule, String ofCallees, List<String> each) {
        return "function<eager-inv>(" + String.join(",", FIRST) + ")," + ofModule + "always-inline,"
                + "cgscc(devirt<4>(inline" + ofCallees + ",function<eager-inv;no-rerun>(" + String.join(",", each) + "))),"
                + "elim-avail-extern,globaldce";
    }

    private Passes() {}
}
