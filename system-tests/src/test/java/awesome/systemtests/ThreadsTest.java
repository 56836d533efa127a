package awesome.systemtests;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads of the kernel, on machines with one timer or the other, and with a collection every now and then. */
class ThreadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @ParameterizedTest
    @CsvSource({"512, ''", "64, noapic", "128, gcstress=300 gcverify"})
    void threadsOfTheKernelGetAlong(int mebibytes, String options) {
        String commandLine = "panic=exit selftest=threads " + options;
        MachineSpec spec = MachineSpec.of("threads-" + mebibytes, Images.program(commandLine, "true"))
                .withMemory(mebibytes)
                .withTimeLimit((int) PATIENCE.toSeconds());
        BootLog.assertContains("selftest: threads passed", BootLog.of(spec, 0, PATIENCE));
    }
}
