package awesome.kernel.pci;

import awesome.kernel.log.Log;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the functions that there are: those on bus 0, on the buses of further host bridges, and behind bridges, as the
 * firmware has numbered their buses. What a bridge says is not trusted: no bus is looked at twice.
 */
public final class PciBus {
    private static final int HOST_BRIDGE = 0x0600;

    private final ConfigSpace config;
    private final Log log;
    private final List<PciFunction> found = new ArrayList<>();
    private final ArrayDeque<Integer> buses = new ArrayDeque<>();
    private final BitSet seen = new BitSet();

    private PciBus(ConfigSpace config, Log log) {
        this.config = config;
        this.log = log;
    }

    /** All functions that can be reached through {@code config}, in the order of their places on their buses. */
    public static List<PciFunction> scan(ConfigSpace config, Log log) {
        PciBus bus = new PciBus(config, log);
        bus.see(0);
        PciFunction host = bus.function(0);
        if (host != null && host.hasMoreFunctions()) {
            // Each function of the first device that is a host bridge has the bus of its number (as firmware of PCs does it).
            for (int i = 1; i < PciAddress.FUNCTIONS; i++) {
                PciFunction further = bus.function(i);
                if (further != null && further.classCode() == HOST_BRIDGE) {
                    bus.see(i);
                }
            }
        }
        while (!bus.buses.isEmpty()) {
            bus.scanBus(bus.buses.remove());
        }
        return bus.found;
    }

    private void see(int bus) {
        if (!seen.get(bus)) {
            seen.set(bus);
            buses.add(bus);
        }
    }

    /** The function at a place; null if there is none. */
    private PciFunction function(int address) {
        int identity = config.read(address, PciFunction.IDENTITY);
        int vendor = identity & 0xffff;
        // What is not there reads as ones, or as zeros behind some bridges.
        return vendor == 0xffff || vendor == 0 ? null : new PciFunction(config, address, identity);
    }

    private void scanBus(int bus) {
        for (int device = 0; device < PciAddress.DEVICES; device++) {
            PciFunction first = function(PciAddress.of(bus, device, 0));
            if (first == null) {
                continue;
            }
            add(first);
            int functions = first.hasMoreFunctions() ? PciAddress.FUNCTIONS : 1;
            for (int i = 1; i < functions; i++) {
                PciFunction further = function(PciAddress.of(bus, device, i));
                if (further != null) {
                    add(further);
                }
            }
        }
    }

    private void add(PciFunction function) {
        found.add(function);
        if (!function.isBridge()) {
            return;
        }
        int behind = function.busBehind();
        if (behind <= PciAddress.bus(function.address()) || behind > config.lastBus() || seen.get(behind)) {
            log.line("pci: the bridge " + function.name() + " leads to bus " + behind + ", where nothing is looked for");
            return;
        }
        see(behind);
    }
}
