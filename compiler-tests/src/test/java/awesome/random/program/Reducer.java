package awesome.random.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a program smaller as long as it stays interesting: in each round, every replacement of a piece by something
 * shorter is tried for itself; then as many as possible of those that worked are done together.
 */
public final class Reducer {
    /** Says which programs are interesting; many are asked about at once because asking is slow. */
    @FunctionalInterface
    public interface Question {
        /** One answer for each program, in order; false for one that does not compile. */
        List<Boolean> interesting(List<GeneratedProgram> programs);
    }

    /** Programs asked about at once, at most. */
    private static final int AT_ONCE = 150;

    private record Edit(Node from, Node to) {
        int saved() {
            return from.toString().length() - to.toString().length();
        }
    }

    private final Question question;
    private final long end;
    private int names;

    private Reducer(Question question, long end) {
        this.question = question;
        this.end = end;
    }

    /**
     * The smallest program found.
     *
     * @param program one that is interesting
     * @param seconds after this time no further round is begun
     */
    public static GeneratedProgram reduce(GeneratedProgram program, Question question, int seconds) {
        Reducer reducer = new Reducer(question, System.nanoTime() + seconds * 1_000_000_000L);
        GeneratedProgram smaller = program;
        for (GeneratedProgram next = program; next != null; next = reducer.smaller(smaller)) {
            smaller = next;
        }
        return smaller;
    }

    /** An interesting program smaller than this one, or null if there is none or no time left. */
    private GeneratedProgram smaller(GeneratedProgram program) {
        List<Edit> edits = new ArrayList<>();
        program.body().forEach(piece -> piece.simpler().forEach(each -> edits.add(new Edit(piece, each))));
        edits.sort(Comparator.comparingInt(Edit::saved).reversed());
        for (int from = 0; from < edits.size() && System.nanoTime() < end; from += AT_ONCE) {
            List<Edit> some = edits.subList(from, Math.min(edits.size(), from + AT_ONCE));
            List<List<Edit>> each = some.stream().map(List::of).toList();
            List<Edit> good = ask(program, each).stream().flatMap(List::stream).toList();
            if (!good.isEmpty()) {
                return apply(program, together(program, good));
            }
        }
        return null;
    }

    /** The most of these edits that keep the program interesting together, beginning with the first. */
    private List<Edit> together(GeneratedProgram program, List<Edit> good) {
        List<List<Edit>> tries = new ArrayList<>();
        for (int count = good.size(); count > 1; count = count * 3 / 4) {
            tries.add(good.subList(0, count));
        }
        List<List<Edit>> working = tries.isEmpty() ? List.of() : ask(program, tries);
        return working.isEmpty() ? good.subList(0, 1) : working.get(0);
    }

    private List<List<Edit>> ask(GeneratedProgram program, List<List<Edit>> tries) {
        List<Boolean> answers = question.interesting(tries.stream().map(each -> apply(program, each)).toList());
        List<List<Edit>> working = new ArrayList<>();
        for (int i = 0; i < tries.size(); i++) {
            if (answers.get(i)) {
                working.add(tries.get(i));
            }
        }
        return working;
    }

    private GeneratedProgram apply(GeneratedProgram program, List<Edit> edits) {
        Map<Node, Node> replacements = new IdentityHashMap<>();
        edits.forEach(each -> replacements.putIfAbsent(each.from(), each.to()));
        names++;
        return program.with("P" + Long.toUnsignedString(program.seed()) + "r" + names, replacements);
    }
}
