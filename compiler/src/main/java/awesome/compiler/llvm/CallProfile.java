package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.model.MethodInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which methods are called often, so that inlining into them pays; all others are to be small. Names that no method has are
 * no error: programs change, and a list of them is only as new as the last time somebody counted.
 */
public final class CallProfile {
    /** Nothing is known: every method may be called often. */
    public static final CallProfile NONE = new CallProfile(null, false);

    private final Set<String> frequent;
    private final boolean counts;

    private CallProfile(Set<String> frequent, boolean counts) {
        this.frequent = frequent;
        this.counts = counts;
    }

    /** The methods that a file names, each in a line as {@code --list} prints it. */
    public static CallProfile of(Path file) {
        try {
            return new CallProfile(new HashSet<>(Files.readAllLines(file)), false);
        } catch (IOException e) {
            throw new CompileError("cannot read the list of frequent methods " + file + ": " + e.getMessage(), e);
        }
    }

    /** Has the code count how often each method is called, in a 64-bit variable with the name {@link #counter}. */
    public static CallProfile counting() {
        return new CallProfile(null, true);
    }

    /** How many names of the list none of these methods has: a list that is old has many. */
    public int absent(Collection<MethodInfo> methods) {
        if (frequent == null) {
            return 0;
        }
        Set<String> absent = new HashSet<>(frequent);
        methods.forEach(each -> absent.remove(each.symbol()));
        return absent.size();
    }

    /** The symbol of the count of a method's calls, with those that are inlined. */
    static String counter(MethodInfo method) {
        return "calls " + method.symbol();
    }

    boolean counts() {
        return counts;
    }

    boolean isFrequent(MethodInfo method) {
        return frequent == null || frequent.contains(method.symbol());
    }
}
