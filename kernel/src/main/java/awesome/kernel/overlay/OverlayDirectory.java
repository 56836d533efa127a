package awesome.kernel.overlay;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A directory: those of that name in all layers as one, as far as none hides what is below it. */
final class OverlayDirectory extends Directory implements Layered {
    private final Overlay system;
    private OverlayDirectory parent;
    private String name;
    /** Null if the upper layer has none. */
    private Directory upper;
    private final List<Directory> lower;
    /** What was found here and is known still; files of the upper layer with several names are not among them. */
    private final HashMap<String, Inode> children = new HashMap<>();
    /** Null while nobody has listed them. */
    private MergedNames names;
    private boolean isGone;

    /**
     * A directory.
     *
     * @param parent null for the root
     * @param upper null if there is none; not if {@code lower} is empty
     * @param lower those below, the uppermost first
     */
    OverlayDirectory(Overlay system, OverlayDirectory parent, String name, Directory upper, List<Directory> lower) {
        super(system, parent == null ? system.number(top(upper, lower).fileSystem(), top(upper, lower).number())
                : system.newNumber(top(upper, lower), true), 0);
        this.system = system;
        this.parent = parent;
        this.name = name;
        this.upper = upper;
        this.lower = lower;
        if (upper != null) {
            upper.retain();
        }
        for (Directory each : lower) {
            each.retain();
        }
        load();
    }

    private static Directory top(Directory upper, List<Directory> lower) {
        return upper != null ? upper : lower.get(0);
    }

    @Override
    public Inode real() {
        return top(upper, lower);
    }

    /** That of the upper layer; null if there is none. */
    Directory upper() {
        return upper;
    }

    @Override
    public OverlayDirectory parent() {
        return parent == null ? this : parent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void moved(OverlayDirectory to, String newName) {
        parent = to;
        name = newName;
    }

    @Override
    public void load() {
        Inode real = real();
        // Those in it are not counted, if it is of several (find(1) knows that).
        restore(real.mode(), real.owner(), real.group(), isGone ? 0 : lower.isEmpty() ? real.links() : 1);
        restoreTimes(real.accessed(), real.modified(), real.changed());
        forgetAttributes();
    }

    @Override
    public void unlinked() {
        isGone = true;
        load();
        disposeIfUnused();
    }

    @Override
    public long size() {
        return real().size();
    }

    @Override
    public long blocks() {
        return real().blocks();
    }

    @Override
    public void refresh() {
        real().refresh();
        load();
    }

    @Override
    public void sync() {
        if (upper != null && system.isSafe()) {
            upper.sync();
        }
    }

    @Override
    protected void attributesChanged() {
        try {
            copyUp();
            CopyUp.pass(this, upper);
        } finally {
            load();
        }
    }

    @Override
    protected ExtendedAttributes loadAttributes() {
        return new OverlayAttributes(this);
    }

    @Override
    public void copyUp() {
        if (upper == null) {
            system.doInTurn(() -> {
                if (upper == null && !isGone) {
                    parent.copyUp();
                    Directory copy = (Directory) CopyUp.copy(system, this, 0);
                    copy.retain();
                    upper = copy;
                }
            });
        }
        if (upper == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    @Override
    public Inode lookup(String wanted) {
        return system.inTurn(() -> find(wanted));
    }

    private Inode find(String wanted) {
        Inode known = children.get(wanted);
        if (known != null) {
            system.seen(known);
            return known;
        }
        Inode above = upper == null ? null : upper.lookup(wanted);
        if (above != null && !(above instanceof Directory)) {
            return Marks.isWhiteout(above) ? null : meet(wanted, above, true);
        }
        List<Directory> below = new ArrayList<>();
        Inode file = above == null || !Marks.isOpaque(above) ? findBelow(wanted, below, above != null) : null;
        if (above != null || !below.isEmpty()) {
            return meetDirectory(wanted, (Directory) above, below);
        }
        return file == null ? null : meet(wanted, file, false);
    }

    /** Adds the directories of that name in lower layers; if it is that of another file, gives that. */
    private Inode findBelow(String wanted, List<Directory> found, boolean isDirectory) {
        for (Directory layer : lower) {
            Inode each = layer.lookup(wanted);
            if (each instanceof Directory directory) {
                found.add(directory);
                if (Marks.isOpaque(directory)) {
                    return null;
                }
            } else if (each != null) {
                return isDirectory || !found.isEmpty() || Marks.isWhiteout(each) ? null : each;
            }
        }
        return null;
    }

    private Inode meetDirectory(String at, Directory above, List<Directory> below) {
        OverlayDirectory met = new OverlayDirectory(system, this, at, above, below);
        children.put(at, met);
        system.add(met);
        return met;
    }

    /** The file that shows {@code real}, which was found here. */
    private Inode meet(String at, Inode real, boolean isUpper) {
        boolean hasOneName = real.links() <= 1;
        // A lower file is copied up for one of its names, and stays what it is for the others.
        Inode met = isUpper ? system.showing(real) : null;
        if (met == null) {
            met = new OverlayFile(system, system.newNumber(real, isUpper || hasOneName), real, isUpper);
            system.add(met);
            if (isUpper) {
                system.shows(met, real);
            }
        } else {
            system.seen(met);
        }
        if (!isUpper || hasOneName) {
            children.put(at, met);
            ((Layered) met).moved(this, at);
        }
        return met;
    }

    /** A file that was found here is not known any more. */
    void forget(Layered child) {
        if (child.name() != null) {
            children.remove(child.name(), child);
        }
    }

    @Override
    public boolean isEmpty() {
        return system.inTurn(() -> merged().isEmpty());
    }

    @Override
    public void list(long position, Visitor visitor) {
        system.doInTurn(() -> merged().list(position, visitor));
    }

    /** The names; they are kept while somebody uses the directory, who may have a place among them. */
    private MergedNames merged() {
        if (names != null) {
            return names;
        }
        MergedNames all = new MergedNames();
        if (upper != null) {
            all.addLayer(system, upper);
        }
        for (Directory each : lower) {
            all.addLayer(system, each);
        }
        names = isUsed() ? all : null;
        return all;
    }

    @Override
    public String nameOf(Inode child) {
        return child instanceof Layered known && children.get(known.name()) == child ? known.name() : super.nameOf(child);
    }

    /** Whether a lower layer would show that name if nothing hid it. */
    private boolean isBelow(String wanted) {
        for (Directory layer : lower) {
            Inode each = layer.lookup(wanted);
            if (each != null) {
                return !Marks.isWhiteout(each);
            }
        }
        return false;
    }

    /** Makes a file with {@link Maker#make} in a directory of a layer. */
    private interface Maker {
        Inode make(Directory directory, String name);
    }

    /** Makes a file in the upper layer, where there may be a whiteout of its name. */
    private Inode make(String at, Maker maker) {
        return system.inTurn(() -> {
            copyUp();
            Inode made = upper.lookup(at) == null ? maker.make(upper, at) : replaceWhiteout(at, maker);
            load();
            Inode shown = made instanceof Directory directory ? meetDirectory(at, directory, new ArrayList<>())
                    : meet(at, made, true);
            if (names != null) {
                names.add(at, shown);
            }
            return shown;
        });
    }

    private Inode replaceWhiteout(String at, Maker maker) {
        String temporary = system.temporary();
        Inode made = maker.make(system.work(), temporary);
        place(temporary, at, made instanceof Directory, made instanceof Directory ? made : null);
        return made;
    }

    /**
     * Moves what was made in the directory for work to its place in the upper layer.
     *
     * @param exchanges whether what is there changes places with it and is then taken away; else it is replaced
     * @param hiding a directory that is to be opaque before, or null
     */
    private void place(String temporary, String at, boolean exchanges, Inode hiding) {
        Directory work = system.work();
        boolean isDone = false;
        try {
            if (hiding != null) {
                Marks.setOpaque(hiding);
            }
            if (exchanges) {
                work.exchange(temporary, upper, at);
            } else {
                work.rename(temporary, upper, at);
            }
            isDone = true;
        } finally {
            if (!isDone || exchanges) {
                work.remove(temporary);
            }
        }
    }

    @Override
    public Inode create(String at, int mode, long device, int owner, int group) {
        if ((mode & FileMode.S_IFMT) == FileMode.S_IFCHR && device == 0) {
            // It would be a whiteout.
            throw new ErrnoException(Errno.EPERM);
        }
        return make(at, (directory, as) -> directory.create(as, mode, device, owner, group));
    }

    @Override
    public Inode symlink(String at, String target, int owner, int group) {
        return make(at, (directory, as) -> directory.symlink(as, target, owner, group));
    }

    @Override
    public Inode createUnnamed(int mode, int owner, int group) {
        return system.inTurn(() -> {
            copyUp();
            Inode made = upper.createUnnamed(mode, owner, group);
            Inode shown = new OverlayFile(system, system.newNumber(made, true), made, true);
            system.add(shown);
            system.shows(shown, made);
            return shown;
        });
    }

    @Override
    public void link(String at, Inode file) {
        OverlayFile linked = (OverlayFile) file;
        system.doInTurn(() -> {
            linked.copyUp();
            if (linked.parent() != null) {
                linked.parent().forget(linked);
            }
            make(at, (directory, as) -> {
                directory.link(as, linked.real());
                return linked.real();
            });
            linked.load();
        });
    }

    @Override
    public void remove(String at) {
        system.doInTurn(() -> {
            Inode removed = find(at);
            copyUp();
            Inode above = upper.lookup(at);
            boolean isBelow = isBelow(at);
            if (above instanceof Directory directory) {
                Marks.clear(directory);
            }
            if (isBelow) {
                whiteOut(at, above);
            } else {
                upper.remove(at);
            }
            gone(at, removed);
            load();
        });
    }

    /** Puts a whiteout in place of what the upper layer has of a name, which may be nothing. */
    private void whiteOut(String at, Inode above) {
        String temporary = system.temporary();
        Marks.whiteOut(system.work(), temporary);
        place(temporary, at, above instanceof Directory, null);
    }

    private void gone(String at, Inode removed) {
        children.remove(at);
        if (names != null) {
            names.remove(at);
        }
        ((Layered) removed).unlinked();
    }

    /** EXDEV if it is a directory of which a part would stay where it was; who moves it copies it then. */
    private static void requireMovable(Inode moved) {
        if (moved instanceof OverlayDirectory directory && !directory.lower.isEmpty()) {
            throw new ErrnoException(Errno.EXDEV);
        }
    }

    @Override
    public void rename(String at, Directory to, String newName) {
        system.doInTurn(() -> move(at, (OverlayDirectory) to, newName));
    }

    private void move(String at, OverlayDirectory target, String newName) {
        Inode moved = find(at);
        Inode replaced = target.find(newName);
        requireMovable(moved);
        ((Layered) moved).copyUp();
        copyUp();
        target.copyUp();
        boolean isBelow = isBelow(at);
        if (moved instanceof OverlayDirectory directory && target.isBelow(newName)) {
            Marks.setOpaque(directory.upper);
        }
        String whiteout = isBelow ? system.temporary() : null;
        if (isBelow) {
            // What could fail does so before anything is moved.
            Marks.whiteOut(system.work(), whiteout);
        }
        boolean isDone = false;
        try {
            moveUpper(at, target, newName, moved instanceof Directory);
            isDone = true;
        } finally {
            if (isBelow && isDone) {
                system.work().rename(whiteout, upper, at);
            } else if (isBelow) {
                system.work().remove(whiteout);
            }
        }
        if (replaced != null) {
            target.gone(newName, replaced);
        }
        children.remove(at);
        if (names != null) {
            names.remove(at);
        }
        target.came(newName, moved);
        load();
        target.load();
    }

    /** Moves it in the upper layer, where there may be a directory without anything to be seen, or a whiteout. */
    private void moveUpper(String at, OverlayDirectory target, String newName, boolean isDirectory) {
        Inode there = target.upper.lookup(newName);
        if (there instanceof Directory directory) {
            Marks.clear(directory);
        }
        if (there != null && isDirectory && !(there instanceof Directory)) {
            upper.exchange(at, target.upper, newName);
            upper.remove(at);
        } else {
            upper.rename(at, target.upper, newName);
        }
    }

    private void came(String at, Inode file) {
        if (file instanceof Directory || file.links() <= 1) {
            children.put(at, file);
            ((Layered) file).moved(this, at);
        }
        if (names != null) {
            names.add(at, file);
        }
        ((Layered) file).load();
    }

    @Override
    public void exchange(String at, Directory other, String otherName) {
        system.doInTurn(() -> swap(at, (OverlayDirectory) other, otherName));
    }

    private void swap(String at, OverlayDirectory target, String otherName) {
        Inode mine = find(at);
        Inode its = target.find(otherName);
        requireMovable(mine);
        requireMovable(its);
        ((Layered) mine).copyUp();
        ((Layered) its).copyUp();
        if (mine instanceof OverlayDirectory directory && target.isBelow(otherName)) {
            Marks.setOpaque(directory.upper);
        }
        if (its instanceof OverlayDirectory directory && isBelow(at)) {
            Marks.setOpaque(directory.upper);
        }
        upper.exchange(at, target.upper, otherName);
        children.remove(at);
        target.children.remove(otherName);
        came(at, its);
        target.came(otherName, mine);
        load();
        target.load();
    }

    @Override
    public boolean isIdle() {
        return !isUsed() && children.isEmpty() && parent != null;
    }

    @Override
    protected void unused() {
        names = null;
    }

    @Override
    public int giveBack(int wanted) {
        giveUp();
        return 0;
    }

    @Override
    public void giveUp() {
        if (parent != null && !isGone) {
            parent.forget(this);
        }
        if (upper != null) {
            upper.release();
        }
        for (Directory each : lower) {
            each.release();
        }
    }

    @Override
    protected void dispose() {
        system.remove(this);
        giveUp();
    }
}
