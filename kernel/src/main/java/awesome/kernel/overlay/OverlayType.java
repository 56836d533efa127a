package awesome.kernel.overlay;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.MountSource;
import awesome.kernel.vfs.Place;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Overlays that mount(2) makes. */
public final class OverlayType implements FileSystemType {
    /** Its name. */
    public static final String NAME = "overlay";

    private final Clock clock;
    private final Supplier<Turn> turns;

    /** The type; each overlay gets a turn from {@code turns}. */
    public OverlayType(Clock clock, Supplier<Turn> turns) {
        this.clock = clock;
        this.turns = turns;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean needsDevice() {
        return false;
    }

    @Override
    public FileSystem open(MountSource source) {
        OverlayOptions options = new OverlayOptions(source.options());
        ArrayList<Place> places = new ArrayList<>();
        for (String path : options.lower()) {
            places.add(directory(source, path));
        }
        Directory upper = null;
        Directory work = null;
        if (!options.upper().isEmpty()) {
            Place above = directory(source, options.upper());
            Place beside = directory(source, options.work());
            checkUpper(above, beside);
            places.add(above);
            places.add(beside);
            upper = above.directory();
            work = beside.directory();
        }
        Overlay made = new Overlay(source.number(), clock, turns.get(), options, places, upper);
        made.setReadOnly(source.readOnly() || upper == null);
        boolean isDone = false;
        try {
            made.begin(work);
            isDone = true;
        } finally {
            if (!isDone) {
                made.unmounted();
            }
        }
        return made;
    }

    private static Place directory(MountSource source, String path) {
        Place found = source.paths().find(path);
        if (!(found.inode() instanceof Directory)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        return found;
    }

    /** EINVAL if a layer cannot take changes: files are made elsewhere in its mount, and moved to where they belong. */
    private static void checkUpper(Place upper, Place work) {
        boolean isApart = !upper.directory().isInside(work.directory()) && !work.directory().isInside(upper.directory());
        if (upper.mount() != work.mount() || !isApart || !upper.inode().mayHaveAttributes()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        upper.requireWritable();
    }
}
