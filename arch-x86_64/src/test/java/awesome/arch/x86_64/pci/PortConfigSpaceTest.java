package awesome.arch.x86_64.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.arch.x86_64.device.FakePorts;
import awesome.kernel.pci.PciAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortConfigSpaceTest {
    private final Map<Integer, Integer> registers = new HashMap<>();
    private int selected = 5;

    private FakePorts ports() {
        return new FakePorts().onRead(0xcf8, () -> selected).onWrite(0xcf8, value -> selected = value)
                .onRead(0xcfc, () -> registers.getOrDefault(selected, -1))
                .onWrite(0xcfc, value -> registers.put(selected, value));
    }

    @Test
    void selectsTheRegisterFirst() {
        PortConfigSpace config = new PortConfigSpace(ports());
        assertTrue(config.isPresent());
        assertEquals(5, selected);
        config.write(PciAddress.of(3, 31, 7), 0xfc, 77);
        assertEquals(Map.of(0x8003_fffc, 77), registers);
        assertEquals(77, config.read(PciAddress.of(3, 31, 7), 0xfc));
        assertEquals(-1, config.read(0, 0));
    }

    @Test
    void portsThatKeepNothingAreNone() {
        assertFalse(new PortConfigSpace(new FakePorts()).isPresent());
    }
}
