package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import awesome.kernel.console.ByteRing;
import awesome.kernel.machine.Cpu;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcPowerTest {
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class HaltingCpu implements Cpu {
        @Override
        public void enableInterrupts() {}

        @Override
        public boolean disableInterrupts() {
            return false;
        }

        @Override
        public void waitForInterrupt() {}

        @Override
        public boolean random(byte[] target) {
            return false;
        }

        @Override
        public void halt() {
            throw new Halted();
        }
    }

    private final FakePorts ports = new FakePorts();
    private boolean lastResort;
    private final Uart16550 line = new Uart16550(ports, 0x3f8, new ByteRing(4));
    private final PcPower power = new PcPower(ports, new HaltingCpu(), new Uart16550[] {line}, () -> lastResort = true);

    @Test
    void offTriesTheKnownPorts() {
        assertThrows(Halted.class, () -> power.off(3));
        assertEquals(List.of("604=2000", "b004=2000", "4004=3400"), ports.writes);
    }

    @Test
    void offTellsTheStatusOnlyWhenAsked() {
        power.useDebugExit();
        power.useAcpi(0x1234, 0x3c00);
        assertThrows(Halted.class, () -> power.off(3));
        assertEquals(List.of("f4=3", "1234=3c00"), ports.writes.subList(0, 2));
    }

    @Test
    void whatIsOnItsWayToTheLineIsNotLost() {
        int[] looks = {5};
        ports.onRead(0x3f8 + 7, () -> 0xa5);
        ports.onRead(0x3f8 + 5, () -> {
            looks[0]--;
            // Room in the buffer at once, but the last byte leaves late.
            return looks[0] > 0 ? 0x20 : 0x60;
        });
        line.initialize();
        ports.onWrite(0x604, value -> assertEquals(0, looks[0]));
        looks[0] = 5;
        assertThrows(Halted.class, () -> power.off(0));
        assertEquals(0, looks[0]);
        looks[0] = 5;
        assertThrows(Halted.class, power::reset);
        assertEquals(0, looks[0]);
    }

    @Test
    void resetEndsWithTheLastResort() {
        assertThrows(Halted.class, power::reset);
        assertEquals(List.of("cf9=6", "64=fe"), ports.writes);
        assertEquals(true, lastResort);
    }
}
