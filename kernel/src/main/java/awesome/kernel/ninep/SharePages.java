package awesome.kernel.ninep;

import awesome.kernel.cache.PageMap;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.Mappings;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.Arrays;

/**
 * The pages of a file that are mapped: in memory as long as any is, so that all who map, read and write the file here see the same.
 * Nobody is told when programs write to them: if they may, all are written at the server when that is asked for, and with the last
 * mapping.
 */
final class SharePages implements PageSource {
    private static final int PAGE = (int) Frame.SIZE;
    /** So many are read at once. */
    private static final int AHEAD = 16;
    private static final int MOST_TRIES = 10;

    private final ShareFileSystem system;
    private final ShareFile owner;
    private final PageMap pages = new PageMap();
    private final Mappings mappings = new Mappings();
    private int users;
    private boolean mayBeWritten;
    /** How often content was written, begun and ended: what is read meanwhile may be old. */
    private int changes;

    SharePages(ShareFileSystem system, ShareFile owner) {
        this.system = system;
        this.owner = owner;
    }

    private PhysMemory memory() {
        return system.frames().memory();
    }

    /** Content is about to be written, or was. */
    void changing() {
        changes++;
    }

    boolean isMapped() {
        return users > 0;
    }

    /** How many bytes there are from a position to the end of its page. */
    static int inPage(long position) {
        return PAGE - (int) (position & PAGE - 1);
    }

    /** Whether the page of a position is in memory. */
    boolean isAtHand(long position) {
        return pages.get(position >>> 12) >= 0;
    }

    /** How many bytes there are from a position to the next page in memory. */
    long beforeNext(long position) {
        long next = pages.next(position >>> 12);
        return next < 0 ? Long.MAX_VALUE : (next << 12) - position;
    }

    /** Gives bytes of a page that is in memory, as far as the file goes; how many there were. */
    int give(long position, int wanted, Sink sink) {
        int length = (int) Math.max(0, Math.min(wanted, owner.size() - position));
        if (length > 0) {
            sink.put(memory(), place(position), length);
        }
        return length;
    }

    private PhysAddr place(long position) {
        return Frame.of(pages.get(position >>> 12)).start().plus((int) (position & PAGE - 1));
    }

    /** What {@code source} gives goes also to the pages in memory from {@code position} on. */
    Source copying(long position, Source source) {
        return new Copying(position, source);
    }

    /** Puts bytes into pages that are in memory. */
    private void update(long position, byte[] bytes, int start, int length) {
        int done = 0;
        while (done < length) {
            int step = Math.min(length - done, inPage(position + done));
            if (isAtHand(position + done)) {
                memory().write(place(position + done), bytes, start + done, step);
            }
            done += step;
        }
    }

    /** A source whose bytes are seen here too. */
    private final class Copying implements Source {
        private final Source from;
        private long at;

        Copying(long position, Source from) {
            at = position;
            this.from = from;
        }

        @Override
        public long left() {
            return from.left();
        }

        @Override
        public long done() {
            return from.done();
        }

        @Override
        public int get(byte[] target, int start, int length) {
            int taken = from.get(target, start, length);
            update(at, target, start, taken);
            at += taken;
            return taken;
        }

        @Override
        public int get(PhysMemory to, PhysAddr address, int length) {
            byte[] bytes = new byte[length];
            int taken = get(bytes, 0, length);
            to.write(address, bytes, 0, taken);
            return taken;
        }

        @Override
        public void skip(long length) {
            at += length;
            from.skip(length);
        }
    }

    @Override
    public long frameAt(long offset) {
        long page = offset >>> 12;
        if (pages.get(page) < 0) {
            try {
                load(page);
            } catch (ErrnoException e) {
                return -1;
            }
        }
        return pages.get(page);
    }

    /** Reads a page and those behind it that are not in memory, as far as the file goes. */
    private void load(long page) {
        int count = (int) Math.min(AHEAD, Math.min(system.client().mostContent() / PAGE, pages(owner.size()) - page));
        count = (int) Math.min(Math.max(1, count), Math.max(1, (beforeNext(page << 12) >>> 12)));
        byte[] content = new byte[count * PAGE];
        int length;
        int before;
        int tries = 0;
        do {
            before = changes;
            Arrays.fill(content, (byte) 0);
            length = owner.fetch(page << 12, content.length, new Bytes(content));
            tries++;
        } while (before != changes && tries < MOST_TRIES);
        for (int i = 0; i < pages(length); i++) {
            pages.ensure(page + i);
            // Others may have read it meanwhile.
            if (pages.get(page + i) < 0) {
                long frame = system.frames().take();
                memory().write(Frame.of(frame).start(), content, i * PAGE, PAGE);
                pages.put(page + i, frame);
            }
        }
        if (length > 0) {
            owner.node().setSize(Math.max(owner.size(), (page << 12) + length));
        }
    }

    private static long pages(long bytes) {
        return bytes + PAGE - 1 >>> 12;
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    @Override
    public long frameAtHand(long offset) {
        return pages.get(offset >>> 12);
    }

    @Override
    public void retain() {
        users++;
        // Whoever may write has it open for that when it is mapped.
        mayBeWritten |= owner.isWritten();
        owner.retain();
    }

    @Override
    public void release() {
        if (users == 1) {
            try {
                writeBack();
            } catch (ErrnoException e) {
                system.say("what a program wrote to memory could not be stored in a file: " + e.getMessage());
            }
        }
        // Somebody may have come meanwhile.
        users--;
        if (users == 0) {
            drop(0);
            mayBeWritten = false;
        }
        owner.release();
    }

    /** Writes the pages that programs may have written to, as far as the file goes. */
    void writeBack() {
        if (!mayBeWritten) {
            return;
        }
        byte[] content = new byte[PAGE];
        for (long page = pages.next(0); page >= 0 && page << 12 < owner.size(); page = pages.next(page + 1)) {
            memory().read(place(page << 12), content, 0, PAGE);
            int length = (int) Math.min(PAGE, owner.size() - (page << 12));
            owner.store(page << 12, length, new Bytes(content, 0, length));
        }
    }

    /** The file ends there now: nothing is behind it. */
    void cut(long size) {
        long end = size + PAGE - 1 & -PAGE;
        mappings.dropFrom(end);
        drop(end >>> 12);
        if (end > size && isAtHand(size)) {
            byte[] zeros = new byte[(int) (end - size)];
            memory().write(place(size), zeros, 0, zeros.length);
        }
    }

    private void drop(long first) {
        for (long page = pages.next(first); page >= 0; page = pages.next(page + 1)) {
            long frame = pages.get(page);
            pages.remove(page);
            system.frames().free(frame);
        }
    }

    @Override
    public void sync() {
        owner.sync();
    }

    @Override
    public Mappings allMappings() {
        return mappings;
    }

    @Override
    public String name() {
        return "inode " + owner.number();
    }
}
