package awesome.compiler.link;

import awesome.compiler.llvm.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The commands that make an object file of a module; to each are added its input and {@code -o} with its output. */
final class LlvmCommands {
    /** Every call may end in a StackOverflowError, which LLVM cannot know. */
    private static final String NO_NOUNWIND = "-disable-nounwind-inference";

    private final ImageBuilder.Request request;
    private final int partitions;
    private final boolean isFrequent;
    private final Set<String> inlinedLate;

    /**
     * Commands for a module.
     *
     * @param partitions how many parts code is generated in at the same time
     * @param isFrequent whether any of it is called often
     * @param inlinedLate functions to be inlined once the module is optimised
     */
    LlvmCommands(ImageBuilder.Request request, int partitions, boolean isFrequent, Set<String> inlinedLate) {
        this.request = request;
        this.partitions = partitions;
        this.isFrequent = isFrequent;
        this.inlinedLate = inlinedLate;
    }

    /** Whether a module is optimised first, and another command makes an object file of the result. */
    boolean areTwo() {
        return hasOwnPasses() || !inlinedLate.isEmpty();
    }

    /** Both, or the one. */
    List<String> all() {
        List<String> all = new ArrayList<>(optimizer());
        if (areTwo()) {
            all.addAll(generator());
        }
        return all;
    }

    /** What optimises a module, and makes an object file of it if that is one step. */
    List<String> optimizer() {
        return hasOwnPasses() ? own() : level();
    }

    /** Whether {@link Passes} are made, and not those of LLVM's optimisation levels. */
    private boolean hasOwnPasses() {
        return request.target() == Target.KERNEL && request.optimize() == Passes.LEVEL;
    }

    private List<String> own() {
        List<String> command = new ArrayList<>(
                List.of("opt-19", "-passes=" + (isFrequent ? Passes.FREQUENT : Passes.RARE), NO_NOUNWIND));
        command.addAll(variables());
        return command;
    }

    private List<String> level() {
        List<String> command = new ArrayList<>(List.of("clang-19", "--target=" + request.target().triple(), "-O" + request.optimize(),
                "-fPIE", "-mcmodel=small", "-ffunction-sections", "-Wno-override-module",
                // Lookup tables of pointers would be absolute addresses.
                "-mllvm", "-switch-to-lookup=false",
                "-mllvm", NO_NOUNWIND));
        if (request.target() == Target.KERNEL) {
            // It has no vector registers.
            command.addAll(List.of("-fno-vectorize", "-fno-slp-vectorize"));
        }
        variables().forEach(each -> command.addAll(List.of("-mllvm", each)));
        command.addAll(areTwo() ? List.of("-emit-llvm", "-c") : List.of("-c"));
        return command;
    }

    /** Optimised code has no variables that a debugger could show, so LLVM need not follow where they are. */
    private List<String> variables() {
        return request.development() ? List.of() : List.of("-experimental-debug-variable-locations=false");
    }

    /**
     * Inlines what is still to be inlined and makes an object file of the module. The linker does both at once, and splits the
     * module for several processors if it is the only one; into how many parts is fixed, so that the result does not depend
     * on the machine.
     */
    List<String> generator() {
        List<String> command = new ArrayList<>(List.of("ld.lld-19", "-r",
                "--lto-partitions=" + partitions, "--lto-CGO" + (hasOwnPasses() ? 1 : request.optimize()), "--disable-verify", "-mllvm", "-mcpu=x86-64",
                "--lto-newpm-passes=forceattrs,always-inline,function(early-cse<memssa>,simplifycfg)"));
        if (hasOwnPasses() && !isFrequent) {
            Passes.GENERATE_RARE.forEach(each -> command.addAll(List.of("-mllvm", each)));
        }
        variables().forEach(each -> command.addAll(List.of("-mllvm", each)));
        for (String each : inlinedLate) {
            command.addAll(List.of("-mllvm", "-force-remove-attribute=" + each + ":noinline",
                    "-mllvm", "-force-attribute=" + each + ":alwaysinline"));
        }
        return command;
    }
}
