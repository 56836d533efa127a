package awesome.arch.x86_64.user;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.thread.CarriedRegisters;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/**
 * Memory for the x87, SSE and AVX registers of a user thread while another one uses them (SDM volume 1, 10.5.1
 * and 13.4). The kernel itself uses none of them.
 */
final class FpuArea implements CarriedRegisters {
    /** As a processor: none. */
    private static final int NOWHERE = -1;

    private static final int ALIGNMENT = 64;
    private static final int LEGACY_BYTES = 512;
    private static final int HEADER_BYTES = 64;

    /** Where the bytes that the processor leaves alone name the components. */
    private static final int COMPONENTS = 464;

    private static final int CONTROL_WORD = 0;
    private static final int MXCSR = 24;
    /** All exceptions masked, 64 bits of precision (SDM volume 1, 8.1.5) and the same for SSE (10.2.3). */
    private static final short INITIAL_CONTROL_WORD = 0x37f;
    private static final int INITIAL_MXCSR = 0x1f80;

    /** Bits of MXCSR that every processor has; used where FXSAVE does not tell which it has. */
    private static final int COMMON_MXCSR = 0xffbf;

    private final FpuRegisters registers;
    private final long[] memory;
    private final boolean extended;
    private final int bytes;
    /** The processor whose registers held it last, unless it has changed in memory since. */
    private int holder = NOWHERE;
    /** Whether the registers of the current processor are newer than the memory. */
    private boolean live;

    /**
     * Registers as a new program finds them.
     *
     * @param registers those of the processor
     * @param extendedBytes bytes that XSAVE needs; 0 where FXSAVE is used
     */
    FpuArea(FpuRegisters registers, int extendedBytes) {
        this.registers = registers;
        extended = extendedBytes > 0;
        bytes = extended ? Math.max(extendedBytes, LEGACY_BYTES + HEADER_BYTES) : LEGACY_BYTES;
        memory = new long[(Math.max(bytes, LEGACY_BYTES + HEADER_BYTES) + ALIGNMENT) / 8];
    }

    int holder() {
        return holder;
    }

    void setHolder(int cpu) {
        holder = cpu;
    }

    boolean isLive() {
        return live;
    }

    void setLive(boolean isLive) {
        live = isLive;
    }

    /** The thread leaves the processor. The state is loaded again when it enters user code. */
    @Override
    @NoAlloc("threads are switched with interrupts off")
    public void leave() {
        if (live) {
            live = false;
            save();
        }
    }

    /** Bytes of the state, a multiple of 8. */
    int bytes() {
        return bytes;
    }

    @NoAlloc("threads are switched with interrupts off")
    private Address address() {
        // Objects do not move.
        return Objects.addressOf(memory).plus(X86UserMode.ARRAY_BASE).alignUp(ALIGNMENT);
    }

    void initialize() {
        Address area = address();
        area.fill((byte) 0, LEGACY_BYTES + HEADER_BYTES);
        area.writeShort(CONTROL_WORD, INITIAL_CONTROL_WORD);
        area.writeInt(MXCSR, INITIAL_MXCSR);
        Objects.keepAlive(memory);
    }

    @NoAlloc("threads are switched with interrupts off")
    void save() {
        if (extended) {
            Instructions.saveFpuExtended(address());
        } else {
            Instructions.saveFpu(address());
        }
        Objects.keepAlive(memory);
    }

    @NoAlloc("threads are switched with interrupts off")
    void restore() {
        if (extended) {
            Instructions.restoreFpuExtended(address());
        } else {
            Instructions.restoreFpu(address());
        }
        Objects.keepAlive(memory);
    }

    /** Sees to it that the memory holds the state; for the thread that has it. */
    private void toMemory() {
        boolean enabled = Instructions.saveAndDisableInterrupts();
        if (live) {
            save();
        }
        if (enabled) {
            Instructions.enableInterrupts();
        }
    }

    /** The state is in memory alone until it is loaded again, so that another thread may look at it and change it. */
    void forget() {
        boolean enabled = Instructions.saveAndDisableInterrupts();
        leave();
        holder = NOWHERE;
        if (enabled) {
            Instructions.enableInterrupts();
        }
    }

    /** Says in a copy of the state which components the processor has, where programs look for it (Linux's struct _fpx_sw_bytes). */
    void describe(byte[] copy) {
        if (extended) {
            LittleEndian.putLong(copy, COMPONENTS, registers.components());
        }
    }

    /** The same state for another thread. */
    FpuArea copy() {
        toMemory();
        FpuArea copy = new FpuArea(registers, extended ? bytes : 0);
        address().copyTo(copy.address(), bytes);
        Objects.keepAlive(memory);
        Objects.keepAlive(copy.memory);
        return copy;
    }

    /** Copies the state, wherever it is, into the frame of a signal handler. */
    void copyTo(byte[] frame, int at) {
        toMemory();
        address().copyTo(element(frame, at), bytes);
        Objects.keepAlive(memory);
        Objects.keepAlive(frame);
    }

    /** Takes the state from the frame of a signal handler, which a program may have filled with anything. */
    void copyFrom(byte[] frame, int at) {
        forget();
        int first = firstWord();
        int mxcsrBits = (int) (memory[first + MXCSR / 8] >>> 32);
        element(frame, at).copyTo(address(), bytes);
        Objects.keepAlive(frame);
        makeSafe(memory, first, mxcsrBits, extended ? registers.components() : 0);
    }

    /**
     * Changes a state so that loading it does not fault (SDM volume 1, 10.5.3 and 13.8.1).
     *
     * @param first the word where it begins
     * @param mxcsrBits the bits of MXCSR that the processor has; 0 if it does not say
     * @param components those of XCR0; 0 for a state of FXSAVE
     */
    static void makeSafe(long[] memory, int first, int mxcsrBits, long components) {
        int allowed = mxcsrBits == 0 ? COMMON_MXCSR : mxcsrBits;
        int mxcsr = (int) memory[first + MXCSR / 8] & allowed;
        memory[first + MXCSR / 8] = mxcsr & 0xffff_ffffL | (long) mxcsrBits << 32;
        if (components != 0) {
            int header = first + LEGACY_BYTES / 8;
            memory[header] &= components;
            for (int i = 1; i < HEADER_BYTES / 8; i++) {
                memory[header + i] = 0;
            }
        }
    }

    /** Where the state begins in a frame, which has room for all of it. */
    private Address element(byte[] frame, int at) {
        if (at < 0 || at > frame.length - bytes) {
            throw new ArrayIndexOutOfBoundsException("no room at " + at + " of " + frame.length);
        }
        return Objects.addressOf(frame).plus(X86UserMode.ARRAY_BASE + (long) at);
    }

    private int firstWord() {
        Address start = Objects.addressOf(memory).plus(X86UserMode.ARRAY_BASE);
        return (int) start.alignUp(ALIGNMENT).distanceFrom(start) / 8;
    }
}
