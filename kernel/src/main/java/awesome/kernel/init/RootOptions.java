package awesome.kernel.init;

import awesome.kernel.boot.CommandLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Which disk the root file system is on (Linux, Documentation/admin-guide/kernel-parameters.txt).
 *
 * @param disk {@code root=}: a path in {@code /dev}, {@code UUID=}, {@code LABEL=}, {@code PARTUUID=}, {@code PARTLABEL=}, or a
 *     device number such as {@code 254:1}
 * @param types {@code rootfstype=}: which types it may have, one after the other; empty for all that there are
 * @param options {@code rootflags=}: those of its type, divided by commas
 * @param readOnly whether nothing may be changed in it at first, which is so unless {@code rw} comes behind any {@code ro}
 */
public record RootOptions(String disk, List<String> types, String options, boolean readOnly) {
    /** Those on a command line; null if it says nothing of a root. */
    static RootOptions of(CommandLine line) {
        String disk = line.value("root");
        if (disk == null || disk.isEmpty()) {
            return null;
        }
        String options = line.value("rootflags");
        return new RootOptions(disk, words(line.value("rootfstype")), options == null ? "" : options,
                !line.isLater("rw", "ro"));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        if (text != null) {
            int start = 0;
            while (start <= text.length()) {
                int comma = text.indexOf(',', start);
                int end = comma < 0 ? text.length() : comma;
                if (end > start) {
                    words.add(text.substring(start, end));
                }
                start = end + 1;
            }
        }
        return words;
    }
}
