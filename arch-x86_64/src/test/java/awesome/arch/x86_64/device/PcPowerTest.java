package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    private final PcPower power = new PcPower(ports, new HaltingCpu(), () -> lastResort = true);

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
    void resetEndsWithTheLastResort() {
        assertThrows(Halted.class, power::reset);
        assertEquals(List.of("cf9=6", "64=fe"), ports.writes);
        assertEquals(true, lastResort);
    }
}
