package awesome.systemtests;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the program {@code fsynced.c} has said of its files, and what must therefore be there when it looks again. */
final class SafeFiles {
    /** A file that is safe: under which name, and how many bytes it has at least. */
    private record Known(int renames, long size) {}

    private final Map<Integer, Known> known = new HashMap<>();
    /** What was about to be done when the machine was ended: a letter and the number of the file; it may be done or not. */
    private char pending;
    private int pendingFile;
    private long pendingSize;

    /** Takes note of what was said; a line that is cut off was not said. */
    void hear(String text) {
        int end = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, end).split("\r?\n")) {
            String[] words = line.strip().split(" ");
            if (words[0].length() == 1 && words.length > 1) {
                hear(words[0].charAt(0), Integer.parseInt(words[1]), words.length > 2 ? Integer.parseInt(words[2]) : 0);
            }
        }
    }

    private void hear(char what, int file, int number) {
        Known old = known.getOrDefault(file, new Known(0, 0));
        switch (what) {
            case 'C', 'A' -> known.put(file, new Known(old.renames, number));
            case 'M' -> known.put(file, new Known(number, old.size));
            case 'U' -> known.remove(file);
            default -> { }
        }
        pending = Character.isLowerCase(what) ? what : 0;
        pendingFile = file;
        pendingSize = number;
    }

    /** How many files must be there. */
    int count() {
        return known.size();
    }

    /**
     * Compares with what is there now, which is what is known from then on.
     *
     * @return what is wrong; empty if nothing is
     */
    String compare(String listed) {
        StringBuilder wrong = new StringBuilder();
        Map<Integer, Known> found = new HashMap<>();
        Set<Integer> missing = new HashSet<>(known.keySet());
        for (String line : listed.split("\r?\n")) {
            String[] words = line.strip().split(" ");
            if (!words[0].equals("F") || words.length != 5) {
                continue;
            }
            int file = Integer.parseInt(words[1]);
            Known now = new Known(Integer.parseInt(words[2]), Long.parseLong(words[3]));
            long right = Long.parseLong(words[4]);
            Known then = known.get(file);
            missing.remove(file);
            boolean isRenamed = pending == 'm' && pendingFile == file;
            // What is being cut off may be zeros already.
            boolean isCut = pending == 't' && pendingFile == file;
            if (right < (isCut ? Math.min(pendingSize, now.size) : now.size)) {
                wrong.append("file ").append(file).append(" has other bytes than were written\n");
            }
            if (found.put(file, new Known(now.renames, right)) != null) {
                wrong.append("file ").append(file).append(" has two names\n");
            }
            boolean isShorter = (isCut || pending == 's') && pendingFile == file && now.size >= pendingSize;
            if (then != null && now.size < then.size && !isShorter) {
                wrong.append("file ").append(file).append(" has ").append(now.size).append(" bytes of ").append(then.size).append('\n');
            }
            if (then != null && now.renames != then.renames && !(isRenamed && now.renames == then.renames + 1)) {
                wrong.append("file ").append(file).append(" was renamed ").append(now.renames).append(" times, not ")
                        .append(then.renames).append('\n');
            }
        }
        if (pending == 'u') {
            missing.remove(pendingFile);
        }
        missing.forEach(file -> wrong.append("file ").append(file).append(" is missing\n"));
        known.clear();
        known.putAll(found);
        pending = 0;
        return wrong.toString();
    }
}
