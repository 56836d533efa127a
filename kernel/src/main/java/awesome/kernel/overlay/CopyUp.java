package awesome.kernel.overlay;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/** Makes a copy of a file of a lower layer in the upper one. Within the turn. */
final class CopyUp {
    private static final int PIECE = 65536;

    private CopyUp() {}

    /**
     * Copies a file with what is known of it, and puts it where {@code shown} is found. It is not seen there before it is whole.
     *
     * @param most so much of its content is wanted
     * @return the copy
     */
    static Inode copy(Overlay system, Layered shown, long most) {
        Inode original = shown.real();
        Directory above = shown.parent().upper();
        long accessed = above.accessed();
        long modified = above.modified();
        String name = system.temporary();
        Inode copy = make(system.work(), name, original);
        boolean isDone = false;
        try {
            fill(original, copy, most);
            system.work().rename(name, above, shown.name());
            isDone = true;
        } finally {
            if (!isDone) {
                system.work().remove(name);
            }
        }
        above.setTimes(accessed, modified);
        return copy;
    }

    /** Copies a file that has no name any more. */
    static Inode copyNameless(Overlay system, Inode original, long most) {
        Inode copy = system.work().createUnnamed(original.mode(), original.owner(), original.group());
        fill(original, copy, most);
        return copy;
    }

    private static Inode make(Directory directory, String name, Inode original) {
        if (original.isSymlink()) {
            return directory.symlink(name, original.target(), original.owner(), original.group());
        }
        return directory.create(name, original.mode(), original.device(), original.owner(), original.group());
    }

    private static void fill(Inode original, Inode copy, long most) {
        if (original.type() == FileMode.S_IFREG) {
            fillContent(original, copy, Math.min(most, original.size()));
        }
        OverlayAttributes.copy(original, copy);
        if (copy.mode() != original.mode()) {
            copy.setPermissions(original.mode());
        }
        copy.setTimes(original.accessed(), original.modified());
    }

    private static void fillContent(Inode original, Inode copy, long size) {
        byte[] piece = new byte[(int) Math.min(size, PIECE)];
        long at = size == 0 ? -1 : original.nextData(0);
        while (at >= 0 && at < size) {
            long end = Math.min(size, original.nextHole(at));
            while (at < end) {
                Bytes read = new Bytes(piece, 0, (int) Math.min(piece.length, end - at));
                original.read(at, read);
                if (read.done() == 0) {
                    end = at;
                } else {
                    copy.write(at, new Bytes(piece, 0, (int) read.done()));
                    at += read.done();
                }
            }
            at = at < size && end > 0 && at == end ? next(original, at) : -1;
        }
        if (copy.size() < size) {
            copy.truncate(size);
        }
    }

    private static long next(Inode original, long at) {
        return at < original.size() ? original.nextData(at) : -1;
    }

    /** Has the real file have the permissions, the owner and the times that were set of the one that shows it. */
    static void pass(Inode shown, Inode real) {
        // Without a difference it is all the same a change, of which the time is kept.
        real.touchChanged();
        if (shown.mode() != real.mode()) {
            real.setPermissions(shown.mode());
        }
        if (shown.owner() != real.owner() || shown.group() != real.group()) {
            real.setOwner(shown.owner(), shown.group());
        }
        if (shown.accessed() != real.accessed() || shown.modified() != real.modified()) {
            real.setTimes(shown.accessed(), shown.modified());
        }
    }
}
