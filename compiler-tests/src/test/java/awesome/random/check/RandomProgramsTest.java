package awesome.random.check;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Random programs show the same on HotSpot and compiled. {@code -Drandom.seed=N -Drandom.count=1} runs the one that a
 * failure names; {@code -Dawesome.tests=all} runs many.
 */
class RandomProgramsTest {
    private static final long SEED = Long.getLong("random.seed", 1);
    private static final int COUNT = Integer.getInteger("random.count",
            "all".equals(System.getProperty("awesome.tests")) ? 20_000 : 300);
    private static final int BATCH = 300;

    @Test
    void programsShowTheSameAsOnHotSpot() throws IOException {
        new RandomPrograms(new LinuxTarget(), Path.of("target/random"), BATCH).compare(SEED, COUNT);
    }
}
