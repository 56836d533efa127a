package awesome.kernel.fake;

import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.pci.ConfigSpace;
import awesome.kernel.pci.PciAddress;
import awesome.magic.PhysAddr;
import java.util.TreeMap;

/** Functions on PCI buses, and the memory of the machine as drivers and devices use it. */
public final class FakePci implements ConfigSpace, DeviceMemory {
    /** Registers that a function has at the addresses of a range. */
    public interface Registers {
        /** {@code width} is 1, 2 or 4 bytes. */
        int read(int offset, int width);

        void write(int offset, int width, int value);
    }

    /** A function, as its registers say. */
    public static final class Function {
        public final byte[] config = new byte[256];
        private final long[] sizes = new long[6];
        private final Registers[] registers = new Registers[6];
        private int lastCapability;
        private int room = 0x40;

        /** A function of a device whose one function it is. */
        public Function(int vendor, int device, int classCode) {
            LittleEndian.putShort(config, 0, vendor);
            LittleEndian.putShort(config, 2, device);
            LittleEndian.putShort(config, 0x0a, classCode);
        }

        /** The function is a bridge to {@code bus}. */
        public Function bridgeTo(int bus) {
            config[0x0e] |= 1;
            config[0x19] = (byte) bus;
            return this;
        }

        /** The device has more functions. */
        public Function withMore() {
            config[0x0e] |= (byte) 0x80;
            return this;
        }

        /** A range of {@code bytes}, a power of two; {@code flags} are the low bits of its register: 4 for 64 bits, 1 for ports. */
        public Function bar(int number, long start, long bytes, int flags, Registers behind) {
            sizes[number] = bytes;
            registers[number] = behind;
            LittleEndian.putInt(config, 0x10 + 4 * number, (int) start | flags);
            if ((flags & 4) != 0) {
                LittleEndian.putInt(config, 0x14 + 4 * number, (int) (start >>> 32));
            }
            return this;
        }

        /** Adds a capability with that content behind kind and next; where it is. */
        public int capability(int kind, byte... content) {
            int at = room;
            config[lastCapability == 0 ? 0x34 : lastCapability + 1] = (byte) at;
            config[6] |= 0x10;
            config[at] = (byte) kind;
            System.arraycopy(content, 0, config, at + 2, content.length);
            lastCapability = at;
            room += content.length + 5 & ~3;
            return at;
        }

        private boolean isWide(int number) {
            return number >= 0 && sizes[number] != 0 && (config[0x10 + 4 * number] & 5) == 4;
        }

        private long start(int number) {
            long low = LittleEndian.getInt(config, 0x10 + 4 * number) & 0xffff_fff0L;
            return isWide(number) ? low | (long) LittleEndian.getInt(config, 0x14 + 4 * number) << 32 : low;
        }

        private void write(int offset, int value) {
            int number = (offset - 0x10) / 4;
            if (offset >= 0x10 && offset < 0x28) {
                if (isWide(number - 1)) {
                    LittleEndian.putInt(config, offset, value & (int) (-sizes[number - 1] >>> 32));
                } else if (sizes[number] != 0) {
                    int flags = config[offset] & ((config[offset] & 1) == 0 ? 0xf : 3);
                    LittleEndian.putInt(config, offset, value & (int) -sizes[number] | flags);
                }
            } else if (offset == 4) {
                LittleEndian.putShort(config, 4, value);
            } else if (offset >= 0x40) {
                LittleEndian.putInt(config, offset, value);
            }
        }
    }

    private final FakeFrames memory;
    private final TreeMap<Integer, Function> functions = new TreeMap<>();
    /** How often registers for finding functions were read. */
    public int configReads;

    /** No functions yet. */
    public FakePci(FakeFrames memory) {
        this.memory = memory;
    }

    /** Puts a function into a place. */
    public FakePci add(int bus, int device, int function, Function what) {
        functions.put(PciAddress.of(bus, device, function), what);
        return this;
    }

    @Override
    public int read(int function, int offset) {
        configReads++;
        Function there = functions.get(function);
        return there == null ? -1 : LittleEndian.getInt(there.config, offset);
    }

    @Override
    public void write(int function, int offset, int value) {
        Function there = functions.get(function);
        if (there != null) {
            there.write(offset, value);
        }
    }

    @Override
    public int bytes() {
        return 256;
    }

    @Override
    public int lastBus() {
        return 255;
    }

    private int access(PhysAddr address, int width, boolean write, int value) {
        for (Function each : functions.values()) {
            for (int i = 0; i < each.sizes.length; i++) {
                long offset = address.bits() - each.start(i);
                if (each.registers[i] != null && (each.config[4] & 2) != 0 && offset >= 0 && offset < each.sizes[i]) {
                    if (write) {
                        each.registers[i].write((int) offset, width, value);
                        return 0;
                    }
                    return each.registers[i].read((int) offset, width);
                }
            }
        }
        byte[] bytes = new byte[4];
        if (write) {
            LittleEndian.putInt(bytes, 0, value);
            memory.write(address, bytes, 0, width);
            return 0;
        }
        memory.read(address, bytes, 0, width);
        return LittleEndian.getInt(bytes, 0);
    }

    @Override
    public int read8(PhysAddr address) {
        return access(address, 1, false, 0);
    }

    @Override
    public void write8(PhysAddr address, int value) {
        access(address, 1, true, value);
    }

    @Override
    public int read16(PhysAddr address) {
        return access(address, 2, false, 0);
    }

    @Override
    public void write16(PhysAddr address, int value) {
        access(address, 2, true, value);
    }

    @Override
    public int read32(PhysAddr address) {
        return access(address, 4, false, 0);
    }

    @Override
    public void write32(PhysAddr address, int value) {
        access(address, 4, true, value);
    }

    @Override
    public boolean reach(PhysAddr start, long bytes) {
        return start.bits() < 1L << 46;
    }
}
