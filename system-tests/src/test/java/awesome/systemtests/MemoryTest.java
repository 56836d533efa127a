package awesome.systemtests;

import static awesome.systemtests.BootLog.assertContains;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and heap of the running kernel on machines of several sizes. */
class MemoryTest {
    private static final Pattern SUMMARY =
            Pattern.compile("memory: (\\d+) KiB, (\\d+) KiB free; heap \\d+ KiB of at most (\\d+) KiB");

    private static String boot(int mebibytes, String tests) {
        Path disk = Images.program("panic=exit selftest=" + tests, "true");
        return BootLog.of(MachineSpec.of("memory-" + mebibytes + "-" + tests, disk).withMemory(mebibytes), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 512, 4096, 8192})
    void framesAreTakenAndGivenBack(int mebibytes) {
        String text = boot(mebibytes, "frames");
        assertTrue(text.contains("selftest: frames passed"), text);
        assertTrue(text.contains("selftest: blocks passed"), text);
        Matcher summary = SUMMARY.matcher(text);
        assertTrue(summary.find(), text);
        long all = Long.parseLong(summary.group(1));
        long free = Long.parseLong(summary.group(2));
        long mostHeap = Long.parseLong(summary.group(3));
        // The first MiB and some pages belong to the firmware.
        assertTrue(all <= mebibytes * 1024L - 1024 && all > mebibytes * 1024L - 3 * 1024, text);
        assertTrue(free > all - 17 * 1024, "kernel and heap take little at first: " + text);
        assertTrue(mostHeap <= all / 4, "most of the memory is for programs: " + text);
    }

    /** Objects stay whole while the heap grows by frames from everywhere, and when all of it moves. */
    @Test
    void theHeapGrowsToItsLimitAndMoves() {
        String text = boot(64, "heap,move");
        assertTrue(text.contains("selftest: heap passed"), text);
        assertTrue(text.contains("selftest: move 20 to") && !text.contains("FAILED"), text);
    }

    /** Programs get the frames of garbage, and the heap gets others later. */
    @ParameterizedTest
    @CsvSource({"64, 1", "64, 2", "256, 1", "1024, 2"})
    void theHeapGivesBackWhatItDoesNotNeed(int memory, int processors) {
        Path disk = Images.program("panic=exit selftest=return", "true");
        MachineSpec spec = MachineSpec.of("memory-return-" + memory + "-" + processors, disk)
                .withMemory(memory).withCpus(processors);
        assertContains("selftest: return passed", BootLog.of(spec, 0));
    }

    @Test
    void withoutFeaturesOfNewerProcessorsItBootsAsWell() {
        Path disk = Images.program("panic=exit selftest=frames,heap,move", "true");
        String text = BootLog.of(MachineSpec.of("old-processor", disk).withCpuModel("qemu64,-nx"), 0);
        assertTrue(text.contains("selftest: move 20 to") && !text.contains("FAILED"), text);
    }
}
