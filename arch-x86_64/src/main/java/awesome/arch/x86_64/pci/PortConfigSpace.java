package awesome.arch.x86_64.pci;

import awesome.kernel.machine.PortIo;
import awesome.kernel.pci.ConfigSpace;

/** The registers behind two ports (PCI Local Bus 3.0, 3.2.2.3.2), of which one says which register the other is. */
public final class PortConfigSpace implements ConfigSpace {
    private static final int SELECT = 0xcf8;
    private static final int DATA = 0xcfc;
    private static final int ENABLED = 1 << 31;
    private static final int BYTES = 256;

    private final PortIo ports;

    public PortConfigSpace(PortIo ports) {
        this.ports = ports;
    }

    /** Whether the machine has these ports: then one of them keeps what is written. */
    public boolean isPresent() {
        int before = ports.in32(SELECT);
        ports.out32(SELECT, ENABLED);
        boolean present = ports.in32(SELECT) == ENABLED;
        ports.out32(SELECT, before);
        return present;
    }

    private void select(int function, int offset) {
        ports.out32(SELECT, ENABLED | function << 8 | offset & BYTES - 4);
    }

    @Override
    public synchronized int read(int function, int offset) {
        select(function, offset);
        return ports.in32(DATA);
    }

    @Override
    public synchronized void write(int function, int offset, int value) {
        select(function, offset);
        ports.out32(DATA, value);
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public int lastBus() {
        return 255;
    }
}
