package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/** Follows a path, name by name, as path_resolution(7) says. */
final class PathWalk {
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

    private final FileAccess access;
    private final Place root;
    private Mount mount;
    private Directory at;
    /** Of what {@link #child} gave. */
    private Mount childMount;
    private String path;
    /** Its length. */
    private int length;
    private int links;

    private PathWalk(FileAccess access, Place root, Place base, String path) {
        this.access = access;
        this.root = root;
        begin(path.charAt(0) == '/' ? root : base);
        this.path = path;
        length = path.length();
    }

    /**
     * Where {@code path} leads; only its last name may be missing.
     *
     * @param access says in which directories names may be looked up (EACCES)
     * @param root what {@code /} means, and where {@code ..} ends
     * @param base what a relative path begins at
     */
    static Found walk(FileAccess access, Place root, Place base, String path, Last last) {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        Vfs.requireLength(path);
        return new PathWalk(access, root, base, path).walk(last);
    }

    private Found walk(Last mode) {
        int start = path.charAt(0) == '/' ? skipSlashes(1) : 0;
        if (start == length) {
            return new Found(mount, at, "", mount, at, true);
        }
        boolean create = mode == Last.CREATE || mode == Last.CREATE_KEEP;
        while (true) {
            int end = endOfName(start);
            int next = end == length ? end : skipSlashes(end);
            boolean last = next == length;
            boolean slash = last && end < next;
            access.requireSearch(at);
            if (slash && create && !isDots(path, start, end)) {
                throw new ErrnoException(Errno.EISDIR);
            }
            Directory directory = at;
            Inode child = last && mode == Last.NAME ? end - start > NAME_MAX ? null : itself(start, end) : child(start, end);
            if (child == null && !last) {
                throw new ErrnoException(Errno.ENOENT);
            }
            boolean follow = !last || mode == Last.FOLLOW || mode == Last.CREATE || mode == Last.KEEP && slash;
            if (child != null && child.isSymlink() && follow) {
                countLink();
                Place target = child.jump();
                if (target == null) {
                    start = splice(child.target(), end);
                    if (start == length) {
                        return new Found(mount, at, "", mount, at, true);
                    }
                    continue;
                }
                child = target.inode();
                childMount = target.mount();
            }
            boolean directoryMeant = !last || slash && mode != Last.NAME;
            if (child != null && directoryMeant && !(child instanceof Directory)) {
                throw new ErrnoException(Errno.ENOTDIR);
            }
            if (last) {
                return new Found(mount, directory, name(start, end, directory, child), childMount, child, slash);
            }
            at = (Directory) child;
            mount = childMount;
            start = next;
        }
    }

    /** Whether a name, which is not empty, is {@code .} or {@code ..}. */
    static boolean isDots(String name) {
        return isDots(name, 0, name.length());
    }

    private static boolean isDots(String path, int start, int end) {
        return end - start <= 2 && path.charAt(start) == '.' && (end - start == 1 || path.charAt(start + 1) == '.');
    }

    /** The last name, which has led to {@code child}. Most files were found by the same name before, which is not made again. */
    private String name(int start, int end, Directory directory, Inode child) {
        if (child != null && child.foundIn() == directory) {
            String known = child.foundAs();
            if (PathName.is(path, start, end, known)) {
                return known;
            }
        }
        return path.substring(start, end);
    }

    private void begin(Place place) {
        mount = place.mount();
        at = place.directory();
    }

    /** The file of a name in the directory, whatever is mounted on it; null if there is none. */
    private Inode itself(int start, int end) {
        childMount = mount;
        return isDots(path, start, end) ? dots(start, end) : at.lookup(path, start, end);
    }

    /** What a path sees of a name in the directory; null if there is nothing. */
    private Inode child(int start, int end) {
        childMount = mount;
        if (isDots(path, start, end)) {
            return dots(start, end);
        }
        if (end - start > NAME_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        Inode found = at.lookup(path, start, end);
        return found == null || found.covering() == null ? found : shown(found);
    }

    private Inode dots(int start, int end) {
        return end - start == 1 ? at : parent();
    }

    /** What is mounted on a file, or on the root of what is; itself if nothing is. */
    private Inode shown(Inode found) {
        Inode top = found;
        for (Mount next = top.mountedIn(childMount); next != null; next = top.mountedIn(childMount)) {
            childMount = next;
            top = next.root();
        }
        return top;
    }

    /** What {@code ..} means. */
    private Inode parent() {
        Directory directory = at;
        while (directory != root.inode() || childMount != root.mount()) {
            if (directory != childMount.root()) {
                return shown(directory.parent());
            }
            Place place = childMount.place();
            if (place == null) {
                return directory;
            }
            directory = place.directory();
            childMount = place.mount();
        }
        return directory;
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
            begin(root);
        }
        path = target + path.substring(end);
        length = path.length();
        return skipSlashes(0);
    }

    private int skipSlashes(int from) {
        int i = from;
        while (i < length && path.charAt(i) == '/') {
            i++;
        }
        return i;
    }

    private int endOfName(int from) {
        int end = path.indexOf('/', from);
        return end < 0 ? length : end;
    }
}
