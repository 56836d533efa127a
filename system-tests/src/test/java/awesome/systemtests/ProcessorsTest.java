package awesome.systemtests;

import static awesome.systemtests.BootLog.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines with several processors. Each virtual one is a thread of the host. */
class ProcessorsTest {
    private static String run(String options, int cpus, int status) {
        return BootLog.of(MachineSpec.of("processors-" + cpus, Images.program("panic=exit " + options, "true"))
                .withCpus(cpus), status);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void allAreStartedAndDoWhatTheyAreAsked(int cpus) {
        String text = run("selftest=cpus", cpus, 0);
        assertContains("processors: " + cpus + " in use\r\n", text);
        assertContains("selftest: cpus passed: " + cpus + " in use", text);
        assertContains("selftest: shared space passed", text);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "3, 1"})
    void noMoreThanWantedAreStarted(int most, int left) {
        String text = run("selftest=cpus maxcpus=" + most, 4, 0);
        assertContains("processors: " + most + " in use; " + left + " left out, of at most " + most, text);
        assertContains("selftest: cpus passed", text);
    }

    @Test
    void withoutApicsThereIsOne() {
        assertFalse(run("noapic", 2, 0).contains("processors:"));
    }

    @Test
    void theKernelMovesBeforeOthersAreStarted() {
        assertContains("selftest: cpus passed: 2 in use", run("selftest=move,cpus", 2, 0));
    }

    /** Those that hold interrupts back are stopped by one that cannot be held back. */
    @ParameterizedTest
    @ValueSource(strings = {"panic", "stuck"})
    void aPanicStopsTheOthers(String name) {
        String text = run("selftest=" + name, 4, 255);
        assertContains("KERNEL PANIC: selftest=" + name + " asked for this", text);
        assertFalse(text.contains("did not stop"), text);
    }

    /** Many of them hit the few instructions of a system call where the kernel runs with the user's gs and stack. */
    @Test
    void nonMaskableInterruptsDoNoHarm() {
        MachineSpec spec = MachineSpec.of("nmi", Images.program("panic=exit", "sh", "-c",
                "echo ready; i=0; while [ $i -lt 40000 ]; do i=$((i+1)); : > /dev/null; done; echo over $i; read line")).withCpus(2);
        try (Machine machine = Machine.start(spec)) {
            machine.serial().expect("ready", Images.BOOT);
            while (!machine.serial().text().contains("KERNEL PANIC") && !machine.serial().text().contains("over 40000")) {
                machine.interrupt();
            }
            machine.serial().send("\n");
            assertEquals(0, machine.awaitEnd(Duration.ofSeconds(60)), machine.serial()::text);
            assertContains("over 40000", machine.serial().text());
        }
    }
}
