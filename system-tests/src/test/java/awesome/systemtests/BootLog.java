package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

/** What machines say that run to their end by themselves. */
final class BootLog {
    private BootLog() {}

    /** All that a machine says on its first serial line; it ends with this status. */
    static String of(MachineSpec spec, int status) {
        return of(spec, status, Images.BOOT);
    }

    /** The same for a machine that may take so long. */
    static String of(MachineSpec spec, int status, Duration patience) {
        try (Machine machine = Machine.start(spec)) {
            assertEquals(status, machine.awaitEnd(patience), machine.serial()::text);
            return machine.serial().text();
        }
    }

    static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "\"" + part + "\" is not in:\n" + text);
    }
}
