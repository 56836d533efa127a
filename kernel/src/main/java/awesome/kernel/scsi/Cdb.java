package awesome.kernel.scsi;

import awesome.kernel.memory.BigEndian;
import awesome.magic.NoAlloc;
import java.util.Arrays;

/**
 * A command as a device is given it, a "command descriptor block" of up to 16 bytes (SPC-4, 4.3; SBC-3, 5), made again and again in the
 * same place. One thread at a time.
 */
@NoAlloc("the next command is begun when an interrupt says that one is done")
public final class Cdb {
    /** Bytes of the longest; behind shorter ones there are zeros. */
    public static final int BYTES = 16;
    /** Bytes of what goes with {@link #unmap}. */
    public static final int RANGES = 24;

    private static final int TEST_UNIT_READY = 0x00;
    private static final int INQUIRY = 0x12;
    private static final int MODE_SENSE_6 = 0x1a;
    private static final int READ_CAPACITY_10 = 0x25;
    private static final int READ_10 = 0x28;
    private static final int WRITE_10 = 0x2a;
    private static final int SYNCHRONIZE_CACHE = 0x35;
    private static final int UNMAP = 0x42;
    private static final int READ_16 = 0x88;
    private static final int WRITE_16 = 0x8a;
    private static final int WRITE_SAME_16 = 0x93;
    private static final int SERVICE_IN_16 = 0x9e;
    private static final int SERVICE_READ_CAPACITY = 0x10;
    private static final int REPORT_LUNS = 0xa0;

    private static final int VITAL_DATA = 1;
    private static final int NO_DESCRIPTORS = 1 << 3;
    private static final int FORCE = 1 << 3;
    private static final int UNMAPS = 1 << 3;
    private static final long MOST_BLOCK_10 = 0xffff_ffffL;
    private static final int MOST_COUNT_10 = 0xffff;

    private final byte[] bytes = new byte[BYTES];

    /** Its bytes, which change with the next command. */
    public byte[] bytes() {
        return bytes;
    }

    private Cdb begin(int operation) {
        Arrays.fill(bytes, (byte) 0);
        bytes[0] = (byte) operation;
        return this;
    }

    /** Whether the unit could do something (SPC-4, 6.37). */
    public Cdb testUnitReady() {
        return begin(TEST_UNIT_READY);
    }

    /** What the unit is, in up to {@code room} bytes (SPC-4, 6.4). */
    public Cdb inquiry(int room) {
        begin(INQUIRY);
        BigEndian.putShort(bytes, 3, room);
        return this;
    }

    /** A page of "vital product data" in up to {@code room} bytes (SPC-4, 7.8). */
    public Cdb vitalData(int page, int room) {
        inquiry(room);
        bytes[1] = VITAL_DATA;
        bytes[2] = (byte) page;
        return this;
    }

    /** A page of settings in up to {@code room} bytes, at most 255 (SPC-4, 6.11). */
    public Cdb modeSense(int page, int room) {
        begin(MODE_SENSE_6);
        bytes[1] = NO_DESCRIPTORS;
        bytes[2] = (byte) page;
        bytes[4] = (byte) room;
        return this;
    }

    /** The units of a target, in up to {@code room} bytes (SPC-4, 6.27). */
    public Cdb reportLuns(int room) {
        begin(REPORT_LUNS);
        BigEndian.putInt(bytes, 6, room);
        return this;
    }

    /** The size, in 8 bytes (SBC-3, 5.15). */
    public Cdb readCapacity() {
        return begin(READ_CAPACITY_10);
    }

    /** The size, and more, in up to {@code room} bytes (SBC-3, 5.16). */
    public Cdb readLongCapacity(int room) {
        begin(SERVICE_IN_16);
        bytes[1] = SERVICE_READ_CAPACITY;
        BigEndian.putInt(bytes, 10, room);
        return this;
    }

    /** Reads blocks (SBC-3, 5.11 and 5.13). */
    public Cdb read(long block, int count) {
        return move(READ_10, READ_16, block, count);
    }

    /** Writes blocks, which are durable when it is done if {@code forced} (SBC-3, 5.40 and 5.42). */
    public Cdb write(long block, int count, boolean forced) {
        move(WRITE_10, WRITE_16, block, count);
        if (forced) {
            bytes[1] |= FORCE;
        }
        return this;
    }

    /** The short form, which all devices know, if it suffices. */
    private Cdb move(int shortForm, int longForm, long block, int count) {
        if (block <= MOST_BLOCK_10 && count <= MOST_COUNT_10) {
            begin(shortForm);
            BigEndian.putInt(bytes, 2, (int) block);
            BigEndian.putShort(bytes, 7, count);
            return this;
        }
        return place(longForm, block, count);
    }

    private Cdb place(int operation, long block, int count) {
        begin(operation);
        BigEndian.putLong(bytes, 2, block);
        BigEndian.putInt(bytes, 10, count);
        return this;
    }

    /** Makes all durable that was written (SBC-3, 5.22). */
    public Cdb synchronizeCache() {
        return begin(SYNCHRONIZE_CACHE);
    }

    /** Says that the blocks that {@link #putRange} named are not needed (SBC-3, 5.35). */
    public Cdb unmap() {
        begin(UNMAP);
        BigEndian.putShort(bytes, 7, RANGES);
        return this;
    }

    /** What goes with {@link #unmap}, in {@link #RANGES} bytes. */
    public static void putRange(byte[] target, long block, int count) {
        Arrays.fill(target, (byte) 0);
        BigEndian.putShort(target, 0, RANGES - 2);
        BigEndian.putShort(target, 2, RANGES - 8);
        BigEndian.putLong(target, 8, block);
        BigEndian.putInt(target, 16, count);
    }

    /** Writes a block that goes with it again and again; if {@code unmaps}, the device may as well forget what it had (SBC-3, 5.47). */
    public Cdb writeSame(long block, int count, boolean unmaps) {
        place(WRITE_SAME_16, block, count);
        if (unmaps) {
            bytes[1] = UNMAPS;
        }
        return this;
    }
}
