package awesome.kernel.syscall;

import awesome.abi.linux.PollEvent;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;
import awesome.magic.NonNull;
import java.util.ArrayList;

/** An array of {@code struct pollfd} (poll(2)); met if one of them has something to report. */
@NonNull
final class PollSet implements Condition {
    /** Bytes of one. */
    static final int ENTRY = 8;
    private static final int EVENTS = 4;
    private static final int FOUND = 6;
    /** Reported whether asked for or not. */
    private static final int ALWAYS = PollEvent.POLLERR | PollEvent.POLLHUP;

    private final FileDescriptors files;
    private final byte[] entries;
    private int ready;

    PollSet(FileDescriptors files, byte[] entries) {
        this.files = files;
        this.entries = entries;
    }

    byte[] bytes() {
        return entries;
    }

    /** Fills the results in, too. */
    @Override
    public boolean isMet() {
        ready = 0;
        for (int at = 0; at < entries.length; at += ENTRY) {
            int found = found(at);
            LittleEndian.putShort(entries, at + FOUND, found);
            ready += found != 0 ? 1 : 0;
        }
        return ready > 0;
    }

    @Override
    public Bell[] bells() {
        ArrayList<Bell> bells = new ArrayList<>();
        for (int at = 0; at < entries.length; at += ENTRY) {
            int fd = LittleEndian.getInt(entries, at);
            if (files.isOpen(fd)) {
                bells.add(files.get(fd).changed());
            }
        }
        return Bell.all(bells);
    }

    /** How many results are not empty. */
    int ready() {
        return ready;
    }

    private int found(int at) {
        int fd = LittleEndian.getInt(entries, at);
        if (fd < 0) {
            return 0;
        }
        if (!files.isOpen(fd)) {
            return PollEvent.POLLNVAL;
        }
        OpenFile file = files.get(fd);
        return file.poll() & (LittleEndian.getShort(entries, at + EVENTS) | ALWAYS);
    }
}
