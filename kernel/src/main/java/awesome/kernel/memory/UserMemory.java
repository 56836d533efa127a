package awesome.kernel.memory;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.NonNull;
import awesome.magic.PhysAddr;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The memory of a process as system calls reach it. An access tries the processor's own way first; where a page is
 * missing it looks the pages up in software and makes them present as a fault would, so a bad pointer is EFAULT and
 * nothing else. One thread at a time; page faults of other threads may come meanwhile.
 */
@NonNull
public final class UserMemory {
    private static final int PAGE = (int) Frame.SIZE;
    /** Bytes of a string that are looked at first: most paths have fewer. */
    private static final int STRING_STEP = 64;
    private static final int WORDS = 4;
    private static final int SCRATCH = 256;

    private final AddressSpace space;
    private final PhysMemory memory;
    private final byte[] words = new byte[8 * WORDS];
    private final byte[] scratch = new byte[SCRATCH];

    /** The memory of {@code space}. */
    public UserMemory(AddressSpace space, PhysMemory memory) {
        this.space = space;
        this.memory = memory;
    }

    /** Whose memory it is. */
    public AddressSpace space() {
        return space;
    }

    /** Copies {@code length} bytes from user memory into {@code target} at {@code start}. */
    public void copyIn(UserAddr from, byte[] target, int start, int length) {
        requireRange(from, length);
        if (space.copyIn(from, target, start, length)) {
            return;
        }
        int done = 0;
        while (done < length) {
            UserAddr at = from.plus(done);
            int step = Math.min(length - done, PAGE - offset(at));
            Frame page = space.lockFor(at, PageTable.READ);
            try {
                memory.read(page.start().plus(offset(at)), target, start + done, step);
            } finally {
                space.unlock();
            }
            done += step;
        }
    }

    /**
     * The same if all pages are there, for any thread that runs in this memory, at any time.
     *
     * @return false if that is not so; then nothing is known of {@code target}
     */
    public boolean copyInPresent(UserAddr from, byte[] target, int start, int length) {
        return isRange(from, length) && space.copyIn(from, target, start, length);
    }

    /** Copies {@code length} bytes of {@code source} from {@code start} to user memory. */
    public void copyOut(UserAddr to, byte[] source, int start, int length) {
        requireRange(to, length);
        if (space.copyOut(to, source, start, length)) {
            return;
        }
        int done = 0;
        while (done < length) {
            UserAddr at = to.plus(done);
            int step = Math.min(length - done, PAGE - offset(at));
            Frame page = space.lockFor(at, PageTable.WRITE);
            try {
                memory.write(page.start().plus(offset(at)), source, start + done, step);
            } finally {
                space.unlock();
            }
            done += step;
        }
    }

    /** Copies bytes of one page in if it is there; false if not. Waits for nothing. */
    public boolean copyInInPage(UserAddr from, byte[] target, int start, int length) {
        if (!isRange(from, length) || space.copyIn(from, target, start, length)) {
            return isRange(from, length);
        }
        long frame = space.lockPresent(from, PageTable.READ);
        if (frame < 0) {
            return false;
        }
        try {
            memory.read(Frame.of(frame).start().plus(offset(from)), target, start, length);
        } finally {
            space.unlock();
        }
        return true;
    }

    /** Copies bytes out to one page if it is there; false if not. Waits for nothing. */
    public boolean copyOutInPage(UserAddr to, byte[] source, int start, int length) {
        if (!isRange(to, length) || space.copyOut(to, source, start, length)) {
            return isRange(to, length);
        }
        long frame = space.lockPresent(to, PageTable.WRITE);
        if (frame < 0) {
            return false;
        }
        try {
            memory.write(Frame.of(frame).start().plus(offset(to)), source, start, length);
        } finally {
            space.unlock();
        }
        return true;
    }

    /**
     * {@value #SCRATCH} bytes, with anything in them, for what is put together and then copied by {@link #copyScratchOut}, without
     * waiting for anything in between: others use them too. Each byte that is copied must have been stored.
     */
    public byte[] scratch() {
        return scratch;
    }

    /** Copies the first {@code length} bytes of {@link #scratch} to user memory. */
    public void copyScratchOut(UserAddr to, int length) {
        requireRange(to, length);
        keptOut(to, scratch, length);
    }

    /** {@link #copyOut} of what others use too while a page is waited for. */
    private void keptOut(UserAddr to, byte[] kept, int length) {
        if (!space.copyOut(to, kept, 0, length)) {
            copyOut(to, Arrays.copyOf(kept, length), 0, length);
        }
    }

    /** Reads bytes into {@link #words}, which others use too while a page is waited for. */
    private void wordsIn(UserAddr from, int length) {
        requireRange(from, length);
        if (!space.copyIn(from, words, 0, length)) {
            System.arraycopy(copyIn(from, length), 0, words, 0, length);
        }
    }

    /** Copies {@code length} bytes from user memory to physical memory of the caller's. */
    public void copyIn(UserAddr from, PhysAddr to, int length) {
        requireRange(from, length);
        int done = 0;
        while (done < length) {
            UserAddr at = from.plus(done);
            int step = Math.min(length - done, PAGE - offset(at));
            Frame page = space.lockFor(at, PageTable.READ);
            try {
                memory.copy(page.start().plus(offset(at)), to.plus(done), step);
            } finally {
                space.unlock();
            }
            done += step;
        }
    }

    /** Copies {@code length} bytes from physical memory of the caller's to user memory. */
    public void copyOut(UserAddr to, PhysAddr from, int length) {
        requireRange(to, length);
        int done = 0;
        while (done < length) {
            UserAddr at = to.plus(done);
            int step = Math.min(length - done, PAGE - offset(at));
            Frame page = space.lockFor(at, PageTable.WRITE);
            try {
                memory.copy(from.plus(done), page.start().plus(offset(at)), step);
            } finally {
                space.unlock();
            }
            done += step;
        }
    }

    /**
     * Has a device use the page of an address until {@link #unpin}: what the program does to its memory meanwhile changes nothing
     * about the frame. EFAULT, ENOMEM.
     *
     * @param isWritten whether the device writes to it
     * @return the physical address; 0 if devices must not have it, since it is not the program's alone: then bytes are copied
     */
    public PhysAddr pin(UserAddr at, boolean isWritten) {
        requireRange(at, 1);
        long frame = space.pin(at, isWritten ? PageTable.WRITE : PageTable.READ);
        return frame < 0 ? PhysAddr.of(0) : Frame.of(frame).start().plus(offset(at));
    }

    /** Ends {@link #pin}. */
    public void unpin(PhysAddr address) {
        space.unpin(Frame.containing(address).number());
    }

    /** Brings the page of an address in; EFAULT if it cannot be read. */
    public void requireReadable(UserAddr at) {
        requireRange(at, 1);
        space.lockFor(at, PageTable.READ);
        space.unlock();
    }

    /** EFAULT if the page of an address cannot be written to. */
    public void requireWritable(UserAddr at) {
        requireRange(at, 1);
        space.lockFor(at, PageTable.WRITE);
        space.unlock();
    }

    /** {@link #copyOut} of the whole array. */
    public void copyOut(UserAddr to, byte[] source) {
        copyOut(to, source, 0, source.length);
    }

    /** The bytes of {@code length} from {@code from} on, in a new array. */
    public byte[] copyIn(UserAddr from, int length) {
        requireRange(from, length);
        byte[] bytes = new byte[length];
        copyIn(from, bytes, 0, length);
        return bytes;
    }

    /** Sets {@code length} bytes to zero. */
    public void clear(UserAddr to, long length) {
        byte[] zeros = new byte[(int) Math.min(length, PAGE)];
        for (long done = 0; done < length; done += zeros.length) {
            copyOut(to.plus(done), zeros, 0, (int) Math.min(zeros.length, length - done));
        }
    }

    /** The 64-bit value at any address. */
    public long readLong(UserAddr from) {
        wordsIn(from, 8);
        return LittleEndian.getLong(words, 0);
    }

    /** Reads {@code count} 64-bit values that follow one another, at most 4; {@link #read(int)} tells them. */
    public void read(UserAddr from, int count) {
        wordsIn(from, 8 * count);
    }

    /** One of the values that were read last, since when nothing was waited for. */
    public long read(int index) {
        return LittleEndian.getLong(words, 8 * index);
    }

    /** The 32-bit value at any address. */
    public int readInt(UserAddr from) {
        wordsIn(from, 4);
        return LittleEndian.getInt(words, 0);
    }

    /** The aligned 32-bit value at an address that other threads may change meanwhile. */
    public int loadInt(UserAddr from) {
        requireRange(from, 4);
        Frame page = space.lockFor(from, PageTable.READ);
        try {
            return memory.loadInt(page.start().plus(offset(from)));
        } finally {
            space.unlock();
        }
    }

    /**
     * Stores an aligned 32-bit value in place of {@code expected}, in one step to all threads.
     *
     * @return false if something else was there
     */
    public boolean compareAndSetInt(UserAddr to, int expected, int value) {
        requireRange(to, 4);
        Frame page = space.lockFor(to, PageTable.WRITE);
        try {
            return memory.compareAndSetInt(page.start().plus(offset(to)), expected, value);
        } finally {
            space.unlock();
        }
    }

    /** Stores a 64-bit value at any address. */
    public void writeLong(UserAddr to, long value) {
        requireRange(to, 8);
        LittleEndian.putLong(words, 0, value);
        keptOut(to, words, 8);
    }

    /** Stores two 64-bit values, one after the other. */
    public void writeLongs(UserAddr to, long first, long second) {
        requireRange(to, 16);
        LittleEndian.putLong(words, 0, first);
        LittleEndian.putLong(words, 8, second);
        keptOut(to, words, 16);
    }

    /** Stores a 32-bit value at any address. */
    public void writeInt(UserAddr to, int value) {
        requireRange(to, 4);
        LittleEndian.putInt(words, 0, value);
        keptOut(to, words, 4);
    }

    /**
     * The bytes up to a zero byte, one character each.
     *
     * @param limit most bytes, the zero included
     * @param tooLong the error if there are more
     */
    public String readString(UserAddr from, int limit, int tooLong) {
        int first = Math.min(Math.min(limit, STRING_STEP), PAGE - offset(from));
        if (copyInPresent(from, scratch, 0, first)) {
            for (int i = 0; i < first; i++) {
                if (scratch[i] == 0) {
                    return new String(scratch, 0, i, StandardCharsets.ISO_8859_1);
                }
            }
        }
        byte[] bytes = new byte[Math.min(limit, 2 * STRING_STEP)];
        int length = 0;
        while (length < limit) {
            UserAddr at = from.plus(length);
            int step = Math.min(PAGE - offset(at), Math.min(limit - length, 2 * STRING_STEP));
            if (length + step > bytes.length) {
                byte[] longer = new byte[Math.max(2 * bytes.length, length + step)];
                System.arraycopy(bytes, 0, longer, 0, length);
                bytes = longer;
            }
            copyIn(at, bytes, length, step);
            for (int i = 0; i < step; i++) {
                if (bytes[length + i] == 0) {
                    return new String(bytes, 0, length + i, StandardCharsets.ISO_8859_1);
                }
            }
            length += step;
        }
        throw new ErrnoException(tooLong);
    }

    private static int offset(UserAddr address) {
        return (int) address.bits() & (PAGE - 1);
    }

    /** EFAULT if so many bytes are not where programs can have memory. */
    public static void requireRange(UserAddr address, long length) {
        if (!isRange(address, length)) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }

    private static boolean isRange(UserAddr address, long length) {
        long bits = address.bits();
        return bits >= 0 && length >= 0 && bits <= AddressSpace.END - length;
    }
}
