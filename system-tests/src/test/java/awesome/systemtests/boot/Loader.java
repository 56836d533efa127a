package awesome.systemtests.boot;

import awesome.abi.boot.BootFailure;
import awesome.image.DiskImage;
import awesome.systemtests.Machine;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** The loader as it is in {@code boot/}, the test kernel, and machines that start them. */
final class Loader {
    private static final Path WORK = Path.of("target", "boot").toAbsolutePath();
    private static final Path INCLUDE = Path.of("..", "abi", "target", "nasm").toAbsolutePath();
    private static final Path RESOURCES = Path.of("src", "test", "resources", "boot").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int COLUMNS = 80;

    /** The status that QEMU ends with when the test kernel has said everything. */
    private static final int DONE = 33;

    private static Path loader;
    private static byte[] kernel;

    private Loader() {}

    /** The folder with the assembled loader. */
    static synchronized Path folder() {
        if (loader == null) {
            String sources = Path.of("..", "boot").toAbsolutePath().toString();
            run("make", "-s", "-C", sources, "BUILD=" + WORK, "INCLUDE=" + INCLUDE);
            loader = WORK;
        }
        return loader;
    }

    /** The test kernel, an ELF file that may be changed. */
    static synchronized ByteBuffer kernel() {
        if (kernel == null) {
            kernel = assemble("test_kernel.asm");
        }
        return ByteBuffer.wrap(kernel.clone()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What nasm makes of a source among the resources. */
    static byte[] assemble(String source, String... options) {
        try {
            Path output = Files.createDirectories(WORK).resolve(source + ".bin");
            List<String> command = new ArrayList<>(List.of("nasm", "-Werror", "-f", "bin", "-I", INCLUDE + "/"));
            command.addAll(List.of(options));
            command.addAll(List.of("-o", output.toString(), RESOURCES.resolve(source).toString()));
            run(command.toArray(String[]::new));
            return Files.readAllBytes(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes());
            Assertions.assertEquals(0, process.waitFor(), String.join(" ", command) + ": " + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** An image of the loader with this kernel, under a name in the folder. */
    static DiskImage image(Path folder, ByteBuffer kernel) {
        try {
            Path file = Files.write(folder.resolve("kernel"), kernel.array());
            return new DiskImage(folder()).kernel(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A machine that boots the image, emulated. */
    static MachineSpec machine(Path image) {
        return MachineSpec.of("boot", image).withCpuModel("max").withTimeLimit((int) LIMIT.toSeconds());
    }

    /** Boots the test kernel and gives its report. */
    static BootReport boot(MachineSpec spec) {
        try {
            Path report = Files.createTempFile("boot", ".report");
            try (Machine machine = Machine.start(spec.with("-debugcon", "file:" + report))) {
                Assertions.assertEquals(DONE, machine.awaitEnd(LIMIT), () -> machine.serial().text());
                return new BootReport(Files.readAllBytes(report));
            } finally {
                Files.delete(report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Expects that the loader stops with this line on the serial line and on the screen. */
    static void assertFails(BootFailure failure, MachineSpec spec) {
        try (Machine machine = Machine.start(spec)) {
            String before = machine.serial().expect(failure.line() + "\r\n", LIMIT);
            Assertions.assertEquals("", before);
            StringBuilder screen = new StringBuilder(failure.line());
            if (screen.length() > COLUMNS) {
                screen.insert(COLUMNS, '\n');
            }
            machine.expectOnScreen(screen + "\n", LIMIT);
        }
    }
}
