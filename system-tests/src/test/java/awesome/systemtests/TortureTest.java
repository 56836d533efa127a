package awesome.systemtests;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that threads of the kernel do, at once: some seconds, or ten minutes with {@code -Dawesome.tests=all}. */
class TortureTest {
    private static final int SECONDS = "all".equals(System.getProperty("awesome.tests")) ? 600 : 8;
    private static final int PATIENCE = SECONDS + 180;

    @ParameterizedTest
    @CsvSource({
        "1, 64, ''",
        "4, 512, ''",
        "2, 512, gcstress=300 gcverify",
        "4, 256, gcstress=1000 gcverify",
        "2, 128, gcsteps=off gcstress=300 gcverify"
    })
    void nothingIsLost(int cpus, int mebibytes, String options) {
        String commandLine = "panic=exit selftest=torture torture=" + SECONDS + " " + options;
        MachineSpec spec = MachineSpec.of("torture-" + cpus, Images.program(commandLine, "true"))
                .withCpus(cpus)
                .withMemory(mebibytes)
                .withTimeLimit(PATIENCE);
        BootLog.assertContains("selftest: torture passed", BootLog.of(spec, 0, Duration.ofSeconds(PATIENCE)));
    }
}
