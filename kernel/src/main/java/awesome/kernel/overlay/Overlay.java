package awesome.kernel.overlay;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.InodeCache;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.Allowance;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;

/** Directories shown as one. */
final class Overlay extends FileSystem {
    private static final long MAGIC = 0x794c7630L;
    /** So many files are known without need. */
    private static final int KNOWN = 8192;
    /** In the directory for that, files are made in here. */
    private static final String WORK = "work";
    /** Numbers of those for which no layer has one that is theirs alone. */
    private static final long OWN_NUMBERS = 1L << 62;

    private final Turn turn;
    private final OverlayOptions options;
    /** Of all layers, retained. */
    private final List<Place> places;
    /** The file systems of layers, each once. */
    private final ArrayList<FileSystem> systems = new ArrayList<>();
    private final Allowance noSpace = new Allowance(0);
    private final OverlayDirectory root;
    /** Null if nothing changes. */
    private Directory work;
    private final InodeCache known = new InodeCache(KNOWN);
    /** By what they show, if that has one name. */
    private final HashMap<Inode, Inode> byReal = new HashMap<>();
    private long lastOwn = OWN_NUMBERS;
    private long lastTemporary;

    /**
     * One of these layers.
     *
     * @param places of the lower ones first, then perhaps that of the upper one and that of the directory for work
     * @param upper the upper one, or null
     */
    Overlay(long device, Clock clock, Turn turn, OverlayOptions options, List<Place> places, Directory upper) {
        super(device, clock);
        this.turn = turn;
        this.options = options;
        this.places = places;
        ArrayList<Directory> lower = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            place.retain();
            if (!systems.contains(place.inode().fileSystem())) {
                systems.add(place.inode().fileSystem());
            }
            if (i < options.lower().size()) {
                lower.add(place.directory());
            }
        }
        root = new OverlayDirectory(this, null, "", upper, lower);
    }

    /** Makes the directory where files are made, or takes away what was left in it. */
    void begin(Directory parent) {
        if (parent == null) {
            return;
        }
        Inode found = parent.lookup(WORK);
        if (found == null) {
            found = parent.create(WORK, FileMode.S_IFDIR, 0);
        }
        if (!(found instanceof Directory directory)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        work = directory;
        work.retain();
        for (String name : Marks.names(work)) {
            if (work.lookup(name) instanceof Directory left) {
                Marks.clear(left);
            }
            work.remove(name);
        }
    }

    /** Does something while nobody else changes or finds anything. */
    <T> T inTurn(Supplier<T> what) {
        boolean isTaken = turn.take();
        try {
            return what.get();
        } finally {
            if (isTaken) {
                turn.give();
            }
        }
    }

    /** The same without a result. */
    void doInTurn(Runnable what) {
        inTurn(() -> {
            what.run();
            return null;
        });
    }

    /** Where files are made that then are moved to where they belong; EROFS if nothing is changed. */
    Directory work() {
        if (work == null) {
            throw new ErrnoException(Errno.EROFS);
        }
        return work;
    }

    /** A name that there is not yet in {@link #work}. */
    String temporary() {
        lastTemporary++;
        return "#" + Long.toHexString(lastTemporary);
    }

    /** The number under which a file of a layer is seen; that of a file system alone, as it is. */
    long number(FileSystem system, long number) {
        return number * systems.size() + systems.indexOf(system);
    }

    /** The number of a file that is shown from now on. */
    long newNumber(Inode real, boolean isAlone) {
        long number = number(real.fileSystem(), real.number());
        if (isAlone && known.get(number) == null) {
            return number;
        }
        lastOwn++;
        return lastOwn;
    }

    /** The file that shows {@code real}, if one that is known does. */
    Inode showing(Inode real) {
        return byReal.get(real);
    }

    /** A file is known, and shows {@code real}, or does so from now on. */
    void shows(Inode shown, Inode real) {
        byReal.put(real, shown);
    }

    /** A file is known from now on. */
    void add(Inode shown) {
        known.add(shown);
    }

    /** Somebody has asked for it again. */
    void seen(Inode shown) {
        known.get(shown.number());
    }

    /** A file does not show {@code real} any more. */
    void hides(Inode shown, Inode real) {
        byReal.remove(real, shown);
    }

    /** It is gone. */
    void remove(Inode shown) {
        known.remove(shown.number());
    }

    @Override
    public Directory root() {
        return root;
    }

    @Override
    public String type() {
        return OverlayType.NAME;
    }

    @Override
    public long magic() {
        return MAGIC;
    }

    /** That of the upper layer, or of the uppermost. */
    private FileSystem main() {
        return root.real().fileSystem();
    }

    @Override
    public long totalBlocks() {
        return main().totalBlocks();
    }

    @Override
    public long freeBlocks() {
        return main().freeBlocks();
    }

    @Override
    public long files() {
        return main().files();
    }

    @Override
    public long freeFiles() {
        return main().freeFiles();
    }

    @Override
    public void sync() {
        if (work != null && !options.isVolatile()) {
            main().sync();
        }
    }

    /** Whether what is changed is to be made safe when somebody asks for that. */
    boolean isSafe() {
        return !options.isVolatile();
    }

    /** Attributes take no memory here. */
    @Override
    public Allowance attributeSpace() {
        return noSpace;
    }

    @Override
    public String options() {
        return options.describe();
    }

    @Override
    public void remount(String changed, boolean toReadOnly) {
        if (!toReadOnly && work == null) {
            throw new ErrnoException(Errno.EROFS);
        }
        super.remount(changed, toReadOnly);
    }

    @Override
    protected void unmounted() {
        known.clear();
        root.giveUp();
        if (work != null) {
            work.release();
            work = null;
        }
        for (Place place : places) {
            place.release();
        }
        places.clear();
    }
}
