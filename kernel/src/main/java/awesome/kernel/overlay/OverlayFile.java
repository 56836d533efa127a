package awesome.kernel.overlay;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/**
 * A file that is no directory. It shows that of a lower layer until something of it is changed. Who has opened or mapped it before
 * then sees what it was, as on Linux.
 */
final class OverlayFile extends Inode implements Layered {
    private final Overlay system;
    private OverlayDirectory parent;
    private String name;
    private Inode real;
    private boolean isUpper;
    /** Whether it has no name any more. */
    private boolean isGone;

    /** A file that shows {@code real}, and is not known yet. */
    OverlayFile(Overlay system, long number, Inode real, boolean isUpper) {
        super(system, number, real.mode());
        this.system = system;
        this.real = real;
        this.isUpper = isUpper;
        real.retain();
        load();
    }

    @Override
    public Inode real() {
        return real;
    }

    @Override
    public OverlayDirectory parent() {
        return parent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void moved(OverlayDirectory to, String newName) {
        isGone = false;
        parent = to;
        name = newName;
    }

    @Override
    public void load() {
        restore(real.mode(), real.owner(), real.group(), isGone && !isUpper ? 0 : real.links());
        restoreTimes(real.accessed(), real.modified(), real.changed());
        forgetAttributes();
    }

    @Override
    public void unlinked() {
        isGone = !isUpper || real.links() == 0;
        if (isGone) {
            parent = null;
        }
        load();
        disposeIfUnused();
    }

    @Override
    public void copyUp() {
        copyUp(Long.MAX_VALUE);
    }

    /** The same for who will not see more than {@code most} bytes of it. */
    private void copyUp(long most) {
        if (!isUpper) {
            system.doInTurn(() -> {
                if (!isUpper) {
                    copyNow(most);
                }
            });
        }
    }

    private void copyNow(long most) {
        Inode copy;
        if (isGone) {
            copy = CopyUp.copyNameless(system, real, most);
        } else {
            parent.copyUp();
            copy = CopyUp.copy(system, this, most);
        }
        copy.retain();
        system.hides(this, real);
        real.release();
        real = copy;
        isUpper = true;
        system.shows(this, real);
    }

    @Override
    public OpenFile open(int flags) {
        boolean writes = (flags & OpenFlag.O_ACCMODE) != OpenFlag.O_RDONLY;
        boolean cuts = (flags & OpenFlag.O_TRUNC) != 0;
        if (isRegular() && (writes || cuts)) {
            copyUp(cuts ? 0 : Long.MAX_VALUE);
            load();
        }
        return real.open(flags);
    }

    @Override
    public long size() {
        return real.size();
    }

    @Override
    public long largestSize() {
        return real.largestSize();
    }

    @Override
    public long blocks() {
        return real.blocks();
    }

    @Override
    public long device() {
        return real.device();
    }

    @Override
    public String target() {
        return real.target();
    }

    @Override
    public void read(long position, Sink sink) {
        real.read(position, sink);
    }

    @Override
    public void write(long position, Source source) {
        copyUp();
        try {
            real.write(position, source);
        } finally {
            load();
        }
    }

    @Override
    public long append(Source source) {
        copyUp();
        try {
            return real.append(source);
        } finally {
            load();
        }
    }

    @Override
    public int directUnit() {
        return real.directUnit();
    }

    @Override
    public void readDirect(long position, Sink sink) {
        real.readDirect(position, sink);
    }

    @Override
    public void writeDirect(long position, Source source) {
        copyUp();
        try {
            real.writeDirect(position, source);
        } finally {
            load();
        }
    }

    @Override
    public long appendDirect(Source source) {
        copyUp();
        try {
            return real.appendDirect(source);
        } finally {
            load();
        }
    }

    @Override
    public void truncate(long size) {
        copyUp(size);
        try {
            real.truncate(size);
        } finally {
            load();
        }
    }

    @Override
    public void punch(long start, long length) {
        copyUp();
        try {
            real.punch(start, length);
        } finally {
            load();
        }
    }

    @Override
    public void reserve(long start, long length, boolean keepSize) {
        copyUp();
        try {
            real.reserve(start, length, keepSize);
        } finally {
            load();
        }
    }

    @Override
    public long nextData(long position) {
        return real.nextData(position);
    }

    @Override
    public long nextHole(long position) {
        return real.nextHole(position);
    }

    @Override
    public PageSource pages() {
        return real.pages();
    }

    @Override
    public void refresh() {
        real.refresh();
        load();
    }

    @Override
    public void sync() {
        if (isUpper && system.isSafe()) {
            real.sync();
        }
    }

    @Override
    public void syncData() {
        if (isUpper && system.isSafe()) {
            real.syncData();
        }
    }

    @Override
    protected void attributesChanged() {
        try {
            copyUp();
            CopyUp.pass(this, real);
        } finally {
            load();
        }
    }

    @Override
    protected ExtendedAttributes loadAttributes() {
        return new OverlayAttributes(this);
    }

    @Override
    public boolean isIdle() {
        return !isUsed();
    }

    @Override
    public int giveBack(int wanted) {
        giveUp();
        return 0;
    }

    /** It is not known any more. */
    @Override
    public void giveUp() {
        if (parent != null) {
            parent.forget(this);
        }
        system.hides(this, real);
        real.release();
    }

    @Override
    protected void dispose() {
        system.remove(this);
        giveUp();
    }
}
