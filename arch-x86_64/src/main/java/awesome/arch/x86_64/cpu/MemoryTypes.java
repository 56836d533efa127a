package awesome.arch.x86_64.cpu;

import awesome.magic.NoAlloc;

/**
 * How memory is cached, in the range registers (MTRR) and the table of page attributes (PAT), which must be the same on
 * all processors (SDM volume 3, 12.11.8 and 12.12.4). The firmware has set them up on the one that booted.
 */
@NoAlloc("used before a processor may allocate")
public final class MemoryTypes {
    /** What the processor does; tests have their own. */
    interface Access {
        /** Whether it has range registers, and a table of page attributes. */
        boolean has(boolean ranges);

        long read(int register);

        void write(int register, long value);

        /** Stops caching with empty caches, and forgets translations; goes on with it. */
        void setCaching(boolean on);
    }

    private static final int CAPABILITIES = 0xfe;
    private static final int DEFAULT = 0x2ff;
    private static final int ATTRIBUTES = 0x277;
    private static final int FIRST_RANGE = 0x200;
    private static final int[] FIXED = {
        0x250, 0x258, 0x259, 0x268, 0x269, 0x26a, 0x26b, 0x26c, 0x26d, 0x26e, 0x26f
    };

    private static final long HAS_FIXED = 1 << 8;
    private static final long RANGES_ENABLED = 1 << 11;
    /** The number of ranges has 8 bits. */
    private static final int MOST = FIXED.length + 2 * 255 + 2;

    /** Those of this machine. */
    public static final MemoryTypes ALL = new MemoryTypes(new ThisProcessor());

    private final Access access;
    private final int[] registers = new int[MOST];
    private final long[] values = new long[MOST];
    private int count;

    MemoryTypes(Access access) {
        this.access = access;
    }

    /** Notes what this processor has. */
    public void read() {
        count = 0;
        if (access.has(true)) {
            long capabilities = access.read(CAPABILITIES);
            if ((capabilities & HAS_FIXED) != 0) {
                for (int register : FIXED) {
                    note(register);
                }
            }
            for (int i = 0; i < 2 * (capabilities & 0xff); i++) {
                note(FIRST_RANGE + i);
            }
            // Comes last, since it enables the ranges.
            note(DEFAULT);
        }
        if (access.has(false)) {
            note(ATTRIBUTES);
        }
    }

    private void note(int register) {
        registers[count] = register;
        values[count] = access.read(register);
        count++;
    }

    /** Gives this processor what was noted, if it has something else. Interrupts are off. */
    public void apply() {
        boolean same = true;
        for (int i = 0; i < count; i++) {
            same &= access.read(registers[i]) == values[i];
        }
        if (same) {
            return;
        }
        access.setCaching(false);
        if (access.has(true)) {
            access.write(DEFAULT, access.read(DEFAULT) & ~RANGES_ENABLED);
        }
        for (int i = 0; i < count; i++) {
            access.write(registers[i], values[i]);
        }
        access.setCaching(true);
    }

    /** No kernel page is global yet where this runs, so loading the root forgets all translations. */
    private static final class ThisProcessor implements Access {
        private static final long CACHE_DISABLE = 1 << 30;
        private static final long NOT_WRITE_THROUGH = 1 << 29;

        private static boolean feature(int bit) {
            return (Instructions.cpuid(1, 0, 3) >>> bit & 1) != 0;
        }

        @Override
        public boolean has(boolean ranges) {
            return feature(ranges ? 12 : 16);
        }

        @Override
        public long read(int register) {
            return Instructions.readMsr(register);
        }

        @Override
        public void write(int register, long value) {
            Instructions.writeMsr(register, value);
        }

        @Override
        public void setCaching(boolean on) {
            long cr0 = Instructions.readCr0() & ~(CACHE_DISABLE | NOT_WRITE_THROUGH);
            if (!on) {
                Instructions.writeCr0(cr0 | CACHE_DISABLE);
            }
            Instructions.flushCaches();
            Instructions.writeCr3(Instructions.readCr3());
            if (on) {
                Instructions.writeCr0(cr0);
            }
        }
    }
}
