package awesome.compiler.llvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Text with gaps for the names of numbered nodes. */
final class NumberedText {
    /** Stands before and after a number; no other text has it. */
    static final String MARK = "\u0001";

    private final List<String> pieces = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    /** A text with marked numbers. */
    NumberedText(String text) {
        String[] all = text.split(MARK, -1);
        for (int i = 0; i < all.length; i += 2) {
            pieces.add(all[i]);
            if (i + 1 < all.length) {
                numbers.add(Integer.valueOf(all[i + 1]));
            }
        }
    }

    /** Writes the text, with these names for the numbers. */
    void write(StringBuilder out, String[] names) {
        for (int i = 0; i < numbers.size(); i++) {
            out.append(pieces.get(i)).append(names[numbers.get(i)]);
        }
        out.append(pieces.get(numbers.size()));
    }

    /** Whether it has one of these numbers. */
    boolean hasAny(BitSet of) {
        return numbers.stream().anyMatch(of::get);
    }
}
