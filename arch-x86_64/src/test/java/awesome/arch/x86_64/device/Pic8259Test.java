package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class Pic8259Test {
    private final FakePorts ports = new FakePorts();
    private final Pic8259 controller = new Pic8259(ports);

    @Test
    void initializationIsTheSequenceOfTheDataSheet() {
        controller.initialize(0x20);
        assertEquals(List.of("20=11", "a0=11", "21=20", "a1=28", "21=4", "a1=2", "21=1", "a1=1", "21=fb", "a1=ff"),
                ports.writes);
    }

    @Test
    void maskingChangesOneLine() {
        controller.initialize(0x20);
        ports.writes.clear();
        controller.unmask(1);
        controller.unmask(12);
        controller.mask(1);
        assertEquals(List.of("21=f9", "a1=ff", "21=f9", "a1=ef", "21=fb", "a1=ef"), ports.writes);
    }

    @Test
    void linesOfTheSecondControllerAreEndedAtBoth() {
        controller.end(3);
        assertEquals(List.of("20=20"), ports.writes);
        ports.writes.clear();
        controller.end(9);
        assertEquals(List.of("a0=20", "20=20"), ports.writes);
    }

    @Test
    void spuriousInterruptsAreThoseNotInService() {
        int[] inService = new int[1];
        ports.onRead(0x20, () -> inService[0]).onRead(0xa0, () -> inService[0]);
        assertFalse(controller.isSpurious(4));
        assertTrue(controller.isSpurious(7));
        ports.writes.clear();
        assertTrue(controller.isSpurious(15));
        assertEquals(List.of("a0=b", "20=20"), ports.writes);
        inService[0] = 0x80;
        assertFalse(controller.isSpurious(7));
        assertFalse(controller.isSpurious(15));
    }
}
