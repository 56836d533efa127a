package awesome.arch.x86_64.apic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.arch.x86_64.acpi.InterruptModel;
import awesome.magic.PhysAddr;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApicLinesTest {
    private static final long FIRST = 0xfec0_0000L;
    private static final long SECOND = 0xfec0_1000L;
    private static final int VECTOR = 32;

    private final FakeDevice device = new FakeDevice();
    private final LocalApic local = new LocalApic(new MemoryRegisters(device, PhysAddr.of(FakeDevice.LOCAL)));
    private final ApicLines lines = new ApicLines(
            List.of(new InterruptModel.IoApicPlace(FIRST, 0), new InterruptModel.IoApicPlace(SECOND, 24)),
            List.of(new InterruptModel.Override(0, 2, false, false), new InterruptModel.Override(9, 30, true, true),
                    new InterruptModel.Override(5, 99, false, false), new InterruptModel.Override(77, 3, false, false)),
            device, local, VECTOR);

    @Test
    void allInputsAreMaskedAtFirst() {
        for (int i = 0; i < 24; i++) {
            assertEquals(1 << 16, device.input(FIRST, i));
            assertEquals(1 << 16, device.input(SECOND, i));
        }
    }

    @Test
    void linesGoToTheInputOfTheirNumber() {
        device.local.put(0x20, 7 << 24);
        lines.unmask(4);
        assertEquals(7L << 56 | VECTOR + 4, device.input(FIRST, 4));
        lines.mask(4);
        assertEquals(7L << 56 | 1 << 16 | VECTOR + 4, device.input(FIRST, 4));
    }

    @Test
    void overridesSayWhereOthersGo() {
        lines.unmask(0);
        assertEquals(VECTOR, device.input(FIRST, 2));
        lines.unmask(9);
        assertEquals(1 << 15 | 1 << 13 | VECTOR + 9, device.input(SECOND, 6));
        assertEquals(1 << 16, device.input(FIRST, 9));
    }

    @Test
    void anInputThatNoControllerHasIsLeftAlone() {
        lines.unmask(5);
        lines.mask(5);
        assertEquals(1 << 16, device.input(FIRST, 5));
    }

    @Test
    void theEndOfServiceIsTold() {
        assertFalse(lines.isSpurious(7));
        lines.end(3);
        assertEquals(List.of("b0=0"), device.writes);
    }

    @Test
    void otherProcessorsAreSentTo() {
        local.send(3, 0xf1);
        local.sendNonMaskable(3);
        local.sendInit(254);
        local.sendStart(1, 0x20);
        assertEquals(List.of("310=3000000", "300=40f1", "310=3000000", "300=4400", "310=fe000000", "300=4500",
                "310=1000000", "300=4620"), device.writes);
    }

    @Test
    void theLocalApicIsEnabledWithItsTimer() {
        local.enable(48, 255);
        assertEquals(0x1ff, device.local.get(0xf0));
        assertEquals(0, device.local.get(0x80));
        assertEquals(48, device.local.get(0x320));
        assertEquals(0, device.local.get(0x380), "it does not run yet");
        assertEquals(4 << 8, device.local.get(0x360), "non-maskable interrupts come");
        local.startMeasuring();
        assertTrue((device.local.get(0x320) & 1 << 16) != 0);
        device.local.put(0x390, -1 - 1000);
        assertEquals(1000, local.measured());
        local.endMeasuring(48);
        assertEquals(0, device.local.get(0x380));
        local.startTimer(0xffff_fff0L);
        assertEquals(48, device.local.get(0x320));
        assertEquals(-16, device.local.get(0x380));
    }
}
