package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import java.util.List;

/** Looks for the first program in the file system. */
final class ProgramSearch {
    /** What a file system without an init has at least. */
    static final String SHELL = "/bin/sh";

    /** What files in memory have that look for the root themselves, without the slash. */
    static final String EARLY = "init";

    /** Where it is if nobody says so (Linux, init/main.c). */
    static final List<String> USUAL = List.of("/" + EARLY, "/sbin/init", "/etc/init", "/bin/init", SHELL);
    private static final String SEARCH_PATH = "PATH=";

    private final Vfs vfs;
    private final PathContext paths;

    /** Looks with the eyes of who has these paths. */
    ProgramSearch(Vfs vfs, PathContext paths) {
        this.vfs = vfs;
        this.paths = paths;
    }

    /** The file of a path. */
    Place find(String path) {
        return vfs.findPlace(paths, paths.current(), path, true);
    }

    /** The path of the first of those that systems usually begin with; ENOENT if there is none. */
    String usual() {
        for (String path : USUAL) {
            if (isFile(path)) {
                return path;
            }
        }
        throw new ErrnoException(Errno.ENOENT);
    }

    /** The path of {@code program}: itself if it has a slash, else in a directory of PATH; ENOENT if it is in none. */
    String locate(String program, List<String> environment) {
        if (program.indexOf('/') >= 0) {
            return program;
        }
        for (String variable : environment) {
            if (variable.startsWith(SEARCH_PATH)) {
                return among(variable.substring(SEARCH_PATH.length()), program);
            }
        }
        throw new ErrnoException(Errno.ENOENT);
    }

    private String among(String directories, String program) {
        int start = 0;
        while (start <= directories.length()) {
            int colon = directories.indexOf(':', start);
            int end = colon < 0 ? directories.length() : colon;
            String path = directories.substring(start, end) + "/" + program;
            if (end > start && isFile(path)) {
                return path;
            }
            start = end + 1;
        }
        throw new ErrnoException(Errno.ENOENT);
    }

    private boolean isFile(String path) {
        try {
            return find(path).inode().isRegular();
        } catch (ErrnoException e) {
            return false;
        }
    }
}
