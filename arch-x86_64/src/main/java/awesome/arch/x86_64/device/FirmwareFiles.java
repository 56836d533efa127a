package awesome.arch.x86_64.device;

import awesome.kernel.machine.DeviceStream;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.machine.PortIo;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;

/**
 * The files that QEMU gives its machine, from option {@code -fw_cfg} and others (QEMU, docs/specs/fw_cfg.rst). The device
 * writes into memory by itself; numbers are big-endian. One file is read at a time, in ordinary context.
 */
public final class FirmwareFiles {
    private static final int SELECTOR = 0x510;
    private static final int DATA = 0x511;
    private static final int DMA_HIGH = 0x514;
    private static final int DMA_LOW = 0x518;

    private static final int SIGNATURE = 0x0000;
    private static final int FEATURES = 0x0001;
    private static final int DIRECTORY = 0x0019;
    private static final String QEMU = "QEMU";
    private static final int HAS_DMA = 1 << 1;

    /** Fields of what the device is told to do, and what is in the field of the first. */
    private static final int CONTROL = 0;
    private static final int LENGTH = 4;
    private static final int ADDRESS = 8;
    private static final int COMMAND = 16;
    private static final int ERROR = 1;
    private static final int READ = 1 << 1;
    private static final int SKIP = 1 << 2;

    /** An entry of the directory: size, selector, two bytes of nothing, name. */
    private static final int ENTRY = 64;
    private static final int ENTRY_SELECTOR = 4;
    private static final int ENTRY_NAME = 8;
    private static final int MOST_ENTRIES = 1024;

    private static final long MOST_SKIPPED = 1 << 30;

    private final PortIo ports;
    private final PhysMemory memory;
    /** The command, and behind it room for bytes on their way into an array. */
    private final PhysAddr command;
    private final PhysAddr buffer;
    private final int bufferSize;

    /**
     * The device.
     *
     * @param work memory for its use alone, from a multiple of 16 on, within a page
     * @param workSize bytes of it, more than 16
     */
    public FirmwareFiles(PortIo ports, PhysMemory memory, PhysAddr work, int workSize) {
        this.ports = ports;
        this.memory = memory;
        command = work;
        buffer = work.plus(COMMAND);
        bufferSize = workSize - COMMAND;
    }

    /** Whether there is such a device, and it writes into memory. */
    public boolean isPresent() {
        ports.out16(SELECTOR, SIGNATURE);
        for (int i = 0; i < QEMU.length(); i++) {
            if (ports.in8(DATA) != QEMU.charAt(i)) {
                return false;
            }
        }
        ports.out16(SELECTOR, FEATURES);
        return (ports.in8(DATA) & HAS_DMA) != 0;
    }

    /** Opens a file of a device that is present; null if it has none of that name. */
    public DeviceStream open(String name) {
        ports.out16(SELECTOR, DIRECTORY);
        int count = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            count = count << 8 | ports.in8(DATA);
        }
        byte[] entry = new byte[ENTRY];
        for (int i = 0; i < count && i < MOST_ENTRIES; i++) {
            order(READ, buffer, ENTRY);
            memory.read(buffer, entry, 0, ENTRY);
            if (name.equals(text(entry, ENTRY_NAME))) {
                long size = number(entry, 0, Integer.BYTES);
                ports.out16(SELECTOR, (int) number(entry, ENTRY_SELECTOR, Short.BYTES));
                return new Stream(size);
            }
        }
        return null;
    }

    private static String text(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static long number(byte[] bytes, int start, int length) {
        long value = 0;
        for (int i = start; i < start + length; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    /** Has the device do something with the next bytes of the selected file, which is done when this returns. */
    private void order(int what, PhysAddr to, int count) {
        memory.writeInt(command.plus(LENGTH), Integer.reverseBytes(count));
        memory.writeLong(command.plus(ADDRESS), Long.reverseBytes(to.bits()));
        memory.writeInt(command.plus(CONTROL), Integer.reverseBytes(what));
        ports.out32(DMA_HIGH, Integer.reverseBytes((int) (command.bits() >>> 32)));
        ports.out32(DMA_LOW, Integer.reverseBytes((int) command.bits()));
        int control;
        do {
            control = Integer.reverseBytes(memory.loadInt(command.plus(CONTROL)));
        } while ((control & ~ERROR) != 0);
        if (control != 0) {
            throw new IllegalStateException("the machine cannot give " + count + " bytes of a file (fw_cfg)");
        }
    }

    /** The selected file. */
    private final class Stream implements DeviceStream {
        private final long length;
        private long left;

        Stream(long length) {
            this.length = length;
            left = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public long left() {
            return left;
        }

        @Override
        public void read(PhysAddr to, int count) {
            order(READ, to, count);
            left -= count;
        }

        @Override
        public void read(byte[] target, int start, int count) {
            for (int done = 0; done < count; ) {
                int step = Math.min(bufferSize, count - done);
                read(buffer, step);
                memory.read(buffer, target, start + done, step);
                done += step;
            }
        }

        @Override
        public void skip(long count) {
            for (long done = 0; done < count; ) {
                int step = (int) Math.min(MOST_SKIPPED, count - done);
                order(SKIP, buffer, step);
                done += step;
            }
            left -= count;
        }
    }
}
