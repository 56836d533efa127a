package awesome.arch.x86_64.apic;

import awesome.kernel.machine.DeviceMemory;
import awesome.magic.PhysAddr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A local APIC at 0xfee00000 and I/O APICs elsewhere, each with 24 inputs. */
final class FakeDevice implements DeviceMemory {
    static final long LOCAL = 0xfee0_0000L;
    private static final int INPUTS = 24;

    final Map<Integer, Integer> local = new HashMap<>();
    /** Writes to the local APIC, as offset=value. */
    final List<String> writes = new ArrayList<>();
    private final Map<Long, Integer> selected = new HashMap<>();
    private final Map<Long, int[]> ioApics = new HashMap<>();

    /** The registers of the I/O APIC at an address. */
    int[] ioApic(long base) {
        return ioApics.computeIfAbsent(base, address -> new int[0x10 + 2 * INPUTS]);
    }

    /** What the input of an I/O APIC does: the two halves of its redirection. */
    long input(long base, int input) {
        int[] registers = ioApic(base);
        return (long) registers[0x11 + 2 * input] << 32 | registers[0x10 + 2 * input] & 0xffff_ffffL;
    }

    @Override
    public int read8(PhysAddr address) {
        throw new AssertionError("a register of 32 bits");
    }

    @Override
    public void write8(PhysAddr address, int value) {
        throw new AssertionError("a register of 32 bits");
    }

    @Override
    public int read16(PhysAddr address) {
        throw new AssertionError("a register of 32 bits");
    }

    @Override
    public void write16(PhysAddr address, int value) {
        throw new AssertionError("a register of 32 bits");
    }

    @Override
    public boolean reach(PhysAddr start, long bytes) {
        return true;
    }

    @Override
    public int read32(PhysAddr address) {
        long base = address.bits() & -4096;
        int offset = (int) (address.bits() & 4095);
        if (base == LOCAL) {
            return local.getOrDefault(offset, 0);
        }
        int register = selected.get(base);
        return register == 1 ? INPUTS - 1 << 16 | 0x20 : ioApic(base)[register];
    }

    @Override
    public void write32(PhysAddr address, int value) {
        long base = address.bits() & -4096;
        int offset = (int) (address.bits() & 4095);
        if (base == LOCAL) {
            // Entries of the local vector table stay masked while the APIC is switched off (SDM volume 3, 11.4.7.2).
            boolean stays = offset >= 0x320 && offset <= 0x370 && (local.getOrDefault(0xf0, 0xff) & 1 << 8) == 0;
            local.put(offset, stays ? value | 1 << 16 : value);
            writes.add(Integer.toHexString(offset) + "=" + Integer.toHexString(value));
        } else if (offset == 0) {
            selected.put(base, value);
        } else {
            ioApic(base)[selected.get(base)] = value;
        }
    }
}
