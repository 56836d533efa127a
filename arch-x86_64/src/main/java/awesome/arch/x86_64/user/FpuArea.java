package awesome.arch.x86_64.user;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/**
 * Memory for the x87, SSE and AVX registers of a user thread while another one uses them (SDM volume 1, 10.5.1
 * and 13.4). The kernel itself uses none of them.
 */
final class FpuArea {
    private static final int ALIGNMENT = 64;
    private static final int LEGACY_BYTES = 512;
    private static final int HEADER_BYTES = 64;

    private static final int CONTROL_WORD = 0;
    private static final int MXCSR = 24;
    /** All exceptions masked, 64 bits of precision (SDM volume 1, 8.1.5) and the same for SSE (10.2.3). */
    private static final short INITIAL_CONTROL_WORD = 0x37f;
    private static final int INITIAL_MXCSR = 0x1f80;

    private final long[] memory;
    private final boolean extended;

    /**
     * Registers as a new program finds them.
     *
     * @param extendedBytes bytes that XSAVE needs; 0 where FXSAVE is used
     */
    FpuArea(int extendedBytes) {
        extended = extendedBytes > 0;
        int bytes = Math.max(extendedBytes, LEGACY_BYTES + HEADER_BYTES) + ALIGNMENT;
        memory = new long[(bytes + 7) / 8];
    }

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

    void save() {
        if (extended) {
            Instructions.saveFpuExtended(address());
        } else {
            Instructions.saveFpu(address());
        }
        Objects.keepAlive(memory);
    }

    void restore() {
        if (extended) {
            Instructions.restoreFpuExtended(address());
        } else {
            Instructions.restoreFpu(address());
        }
        Objects.keepAlive(memory);
    }
}
