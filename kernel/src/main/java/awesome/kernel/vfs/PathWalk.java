package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/** Follows a path, name by name, as path_resolution(7) says. */
final class PathWalk {
    /** Most bytes of a path with its zero byte. */
    static final int PATH_MAX = 4096;
    /** Most bytes of a name. */
    static final int NAME_MAX = 255;
    /** Most symbolic links in one walk. */
    private static final int MAX_LINKS = 40;

    /** What to do with a symbolic link at the end of the path. */
    enum Last {
        /** Follow it. */
        FOLLOW,
        /** As {@link #FOLLOW}, and a file is made if there is none, which no name with a slash after it can be. */
        CREATE,
        /** The link itself is meant, unless a slash comes after it. */
        KEEP,
        /** As {@link #KEEP}, and a file is made if there is none. */
        CREATE_KEEP,
        /** The name is meant, whatever has it; a slash after it and its length are left to the caller to check. */
        NAME
    }

    private final Directory root;
    private Directory at;
    private String path;
    private int links;

    private PathWalk(Directory root, Directory base, String path) {
        this.root = root;
        this.at = path.startsWith("/") ? root : base;
        this.path = path;
    }

    /**
     * Where {@code path} leads; only its last name may be missing.
     *
     * @param root what {@code /} means, and where {@code ..} ends
     * @param base what a relative path begins at
     */
    static Found walk(Directory root, Directory base, String path, Last last) {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (path.length() >= PATH_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        return new PathWalk(root, base, path).walk(last);
    }

    private Found walk(Last mode) {
        int start = skipSlashes(0);
        if (start == path.length()) {
            return new Found(at, "", at, true);
        }
        while (true) {
            int end = endOfName(start);
            int next = skipSlashes(end);
            boolean last = next == path.length();
            boolean slash = last && end < next;
            String name = path.substring(start, end);
            boolean create = mode == Last.CREATE || mode == Last.CREATE_KEEP;
            if (slash && create && !isDots(name)) {
                throw new ErrnoException(Errno.EISDIR);
            }
            Directory directory = at;
            Inode child = last && mode == Last.NAME && name.length() > NAME_MAX ? null : child(name);
            if (child == null && !last) {
                throw new ErrnoException(Errno.ENOENT);
            }
            boolean follow = !last || mode == Last.FOLLOW || mode == Last.CREATE || mode == Last.KEEP && slash;
            if (child != null && child.isSymlink() && follow) {
                countLink();
                Inode target = child.jump();
                if (target == null) {
                    start = splice(child.target(), end);
                    if (start == path.length()) {
                        return new Found(at, "", at, true);
                    }
                    continue;
                }
                child = target;
            }
            boolean directoryMeant = !last || slash && mode != Last.NAME;
            if (child != null && directoryMeant && !(child instanceof Directory)) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            if (last) {
                return new Found(directory, name, child, slash);
            }
            at = (Directory) child;
            start = next;
        }
    }

    private static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    private Inode child(String name) {
        if (name.equals(".")) {
            return at;
        }
        if (name.equals("..")) {
            return parentOf(at, root);
        }
        if (name.length() > NAME_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        Inode found = at.lookup(name);
        return found instanceof Directory directory ? directory.shown() : found;
    }

    /** What {@code ..} means in {@code directory}. */
    static Directory parentOf(Directory directory, Directory root) {
        return directory == root ? root : directory.mountPoint().parent().shown();
    }

    private void countLink() {
        links++;
        if (links > MAX_LINKS) {
            throw new ErrnoException(Errno.ELOOP);
        }
    }

    /** Puts the target of a link in place of the path up to {@code end}; returns where its first name starts. */
    private int splice(String target, int end) {
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        if (target.charAt(0) == '/') {
            at = root;
        }
        path = target + path.substring(end);
        return skipSlashes(0);
    }

    private int skipSlashes(int from) {
        int i = from;
        while (i < path.length() && path.charAt(i) == '/') {
            i++;
        }
        return i;
    }

    private int endOfName(int from) {
        int end = path.indexOf('/', from);
        return end < 0 ? path.length() : end;
    }
}
