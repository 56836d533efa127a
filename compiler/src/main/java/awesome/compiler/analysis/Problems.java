package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that one build tells all. */
final class Problems {
    private static final int SHOWN = 25;

    private final Reasons reasons;
    private final Set<String> headlines = new LinkedHashSet<>();
    private final List<String> texts = new ArrayList<>();

    Problems(Reasons reasons) {
        this.reasons = reasons;
    }

    /** Adds a problem, once for each message, with the path that leads there. */
    void add(String message, Reasons.Reason reason) {
        if (headlines.add(message)) {
            texts.add(message + "\n" + String.join("\n", reasons.path(reason)));
        }
    }

    /** Adds a problem with a path of its own. */
    void add(String message, List<String> path) {
        if (headlines.add(message)) {
            texts.add(message + "\n" + String.join("\n", path));
        }
    }

    /** Throws if there are any. */
    void check() {
        if (texts.isEmpty()) {
            return;
        }
        String more = texts.size() > SHOWN ? "\n... and " + (texts.size() - SHOWN) + " more" : "";
        throw new CompileError(texts.size() + (texts.size() == 1 ? " problem" : " problems") + " in the closed world\n"
                + String.join("\n", texts.subList(0, Math.min(SHOWN, texts.size()))) + more);
    }
}
