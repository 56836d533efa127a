package awesome.kernel.overlay;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/** What mount(2) is told about an overlay: its layers. A backslash takes its meaning from a comma or colon in a path. */
final class OverlayOptions {
    private final ArrayList<String> lower = new ArrayList<>();
    private String lowerText = "";
    private String upper = "";
    private String work = "";
    private boolean isVolatile;

    /** EINVAL for options that are not known, or for layers of which there are too few. */
    OverlayOptions(String options) {
        for (String option : split(options, ',')) {
            if (!option.isEmpty()) {
                take(option);
            }
        }
        boolean isWritable = !upper.isEmpty();
        if (lower.isEmpty() || isWritable == work.isEmpty() || !isWritable && lower.size() < 2) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private void take(String option) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        switch (equals < 0 ? option : option.substring(0, equals + 1)) {
            case "lowerdir=" -> {
                lowerText = value;
                lower.clear();
                for (String path : split(value, ':')) {
                    lower.add(plain(path));
                }
            }
            case "upperdir=" -> upper = value;
            case "workdir=" -> work = value;
            case "volatile" -> isVolatile = true;
            case "index=", "nfs_export=", "metacopy=" -> require(value.equals("off"));
            case "redirect_dir=" -> require(value.equals("off") || value.equals("nofollow"));
            case "xino=" -> require(value.equals("off") || value.equals("auto"));
            default -> require(false);
        }
    }

    private static void require(boolean isKnown) {
        if (!isKnown) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** The parts of a text, whose backslashes stay. */
    private static List<String> split(String text, char border) {
        ArrayList<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == border) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Without backslashes before others. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            plain.append(text.charAt(i));
        }
        return plain.toString();
    }

    /** Paths of the layers that are only read, the uppermost first. */
    List<String> lower() {
        return lower;
    }

    /** The path of the layer that takes changes; empty if there is none. */
    String upper() {
        return plain(upper);
    }

    /** The path of a directory beside it where files are made; empty if there is none. */
    String work() {
        return plain(work);
    }

    /** Whether nothing is to be made safe. */
    boolean isVolatile() {
        return isVolatile;
    }

    /** As {@code /proc/mounts} has them, a comma before each. */
    String describe() {
        return ",lowerdir=" + lowerText + (upper.isEmpty() ? "" : ",upperdir=" + upper + ",workdir=" + work)
                + (isVolatile ? ",volatile" : "");
    }
}
