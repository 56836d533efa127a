package awesome.systemtests;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Threads of the kernel, on machines with one timer or the other, on several processors, with the order of locks checked,
 * and with a collection every now and then.
 */
class ThreadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @ParameterizedTest
    @CsvSource({
        "512, 1, 1, ''",
        "64, 1, 1, noapic",
        "128, 1, 1, gcstress=300 gcverify",
        "512, 2, 2, ''",
        "512, 4, 4, lockcheck",
        "256, 4, 4, gcstress=300 gcverify",
        "256, 4, 4, gcsteps=off gcstress=300 gcverify",
        "512, 8, 8, ''",
        "512, 4, 1, threads=one"
    })
    void threadsOfTheKernelGetAlong(int mebibytes, int processors, int used, String options) {
        String commandLine = "panic=exit selftest=threads " + options;
        MachineSpec spec = MachineSpec.of("threads-" + mebibytes + "-" + processors, Images.program(commandLine, "true"))
                .withMemory(mebibytes)
                .withCpus(processors)
                .withTimeLimit((int) PATIENCE.toSeconds());
        BootLog.assertContains("selftest: threads passed: 15 checks on " + used + " processors\r\n",
                BootLog.of(spec, 0, PATIENCE));
    }
}
