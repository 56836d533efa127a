package awesome.kernel.block;

/** Names for disks, as Linux gives them, whatever they are plugged into. One thread at a time. */
public final class DiskNames {
    private static final int LETTERS = 26;

    private int disks;
    private int drives;

    /** For one disk more: {@code sda}, {@code sdb} and so on. */
    public String disk() {
        return "sd" + letters(disks++);
    }

    /** For one drive more: {@code sr0}, {@code sr1} and so on. */
    public String drive() {
        return "sr" + drives++;
    }

    /** {@code a} for 0, {@code z} for 25, {@code aa} for 26, and so on. */
    public static String letters(int index) {
        String last = String.valueOf((char) ('a' + index % LETTERS));
        return index < LETTERS ? last : letters(index / LETTERS - 1) + last;
    }

    /** The other way round; -1 if {@code text} is no such name. */
    public static int index(String text) {
        int index = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < 'a' || each > 'z' || i > 3) {
                return -1;
            }
            index = index * LETTERS + each - 'a' + 1;
        }
        return index - 1;
    }
}
