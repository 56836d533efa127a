package awesome.kernel.trace;

import java.util.ArrayList;

/**
 * What a call takes and gives, made from text such as {@code "fd fd, out buf, size count"}: kinds ({@link Kinds}) and
 * names as in the man page, and behind {@code ->} the kind of the result if that is not a number.
 */
public final class Signature {
    private final ArrayList<String> names = new ArrayList<>();
    private final ArrayList<Kind> kinds = new ArrayList<>();
    private final Kind result;

    private Signature(String text) {
        int arrow = text.indexOf(" -> ");
        String parameters = arrow < 0 ? text : text.substring(0, arrow);
        result = Kinds.of(arrow < 0 ? "long" : text.substring(arrow + 4));
        int at = 0;
        while (at < parameters.length()) {
            int end = parameters.indexOf(", ", at);
            String parameter = parameters.substring(at, end < 0 ? parameters.length() : end);
            int blank = parameter.indexOf(' ');
            kinds.add(Kinds.of(parameter.substring(0, blank)));
            names.add(parameter.substring(blank + 1));
            at = end < 0 ? parameters.length() : end + 2;
        }
    }

    /**
     * The signature that a text says.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Signature of(String text) {
        return new Signature(text);
    }

    /** How many arguments there are. */
    public int count() {
        return names.size();
    }

    /** What the man page calls an argument. */
    public String name(int index) {
        return names.get(index);
    }

    Kind kind(int index) {
        return kinds.get(index);
    }

    Kind result() {
        return result;
    }

    /** The names in parentheses, as a reader of a list of calls wants them. */
    public String describe() {
        StringBuilder out = new StringBuilder("(");
        for (int i = 0; i < names.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(names.get(i));
        }
        return out.append(')').toString();
    }
}
