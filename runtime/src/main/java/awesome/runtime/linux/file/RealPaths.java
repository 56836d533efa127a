package awesome.runtime.linux.file;

import awesome.abi.linux.Errno;
import awesome.magic.raw.Objects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Absolute paths without symbolic links, {@code .} and {@code ..}, as realpath(3) finds them. */
public final class RealPaths {
    /** As many links as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    private RealPaths() {}

    /**
     * The real path of a file.
     *
     * @param path absolute
     * @param error its first element becomes an error number negated, or zero
     * @param lenient from the first name on that does not exist, names are taken as they are
     * @return null after an error
     */
    public static String of(String path, int[] error, boolean lenient) {
        Deque<String> left = new ArrayDeque<>();
        List<String> done = new ArrayList<>();
        push(left, path);
        int links = 0;
        boolean exists = true;
        error[0] = 0;
        while (!left.isEmpty()) {
            String name = left.pop();
            if (name.equals("..")) {
                if (!done.isEmpty()) {
                    done.remove(done.size() - 1);
                }
                continue;
            }
            done.add(name);
            if (!exists) {
                continue;
            }
            byte[] bytes = FileCalls.path(text(done));
            byte[] target = FileCalls.link(FileCalls.address(bytes), error);
            Objects.keepAlive(bytes);
            if (target != null && ++links <= MOST_LINKS) {
                String to = new String(target, StandardCharsets.UTF_8);
                if (to.startsWith("/")) {
                    done.clear();
                } else {
                    done.remove(done.size() - 1);
                }
                push(left, to);
            } else if (target != null) {
                error[0] = -Errno.ELOOP;
                return null;
            } else if (error[0] != -Errno.EINVAL && !lenient) {
                return null;
            } else {
                exists = error[0] == -Errno.EINVAL;
            }
        }
        error[0] = 0;
        return text(done);
    }

    private static void push(Deque<String> left, String path) {
        String[] names = path.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !names[i].equals(".")) {
                left.push(names[i]);
            }
        }
    }

    private static String text(List<String> names) {
        return names.isEmpty() ? "/" : "/" + String.join("/", names);
    }
}
