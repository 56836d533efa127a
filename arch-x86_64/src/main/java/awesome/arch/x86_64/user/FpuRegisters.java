package awesome.arch.x86_64.user;

/** The x87, SSE and AVX registers of the processor, and whose state they hold. */
final class FpuRegisters {
    private final long components;
    /** Null for nobody's. */
    private FpuArea holder;

    /**
     * Registers that hold nothing that matters.
     *
     * @param components those that XCR0 enables; 0 where there is no XSAVE
     */
    FpuRegisters(long components) {
        this.components = components;
    }

    long components() {
        return components;
    }

    /** Makes the registers hold {@code area}'s state; that of the last holder is saved. */
    void load(FpuArea area) {
        if (holder != area) {
            if (holder != null) {
                holder.save();
            }
            area.restore();
            holder = area;
        }
    }

    /** Sees to it that the memory of {@code area} holds its state. */
    void toMemory(FpuArea area) {
        if (holder == area) {
            area.save();
        }
    }

    /** The state of {@code area} is in memory alone now. */
    void forget(FpuArea area) {
        if (holder == area) {
            holder = null;
        }
    }
}
