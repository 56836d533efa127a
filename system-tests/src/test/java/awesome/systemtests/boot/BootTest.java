package awesome.systemtests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.MemoryRegionLayout;
import awesome.systemtests.MachineSpec;
import awesome.systemtests.boot.BootReport.Range;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines that boot, and what the kernel is told on them. */
class BootTest {
    private static final String COMMAND_LINE = "console=serial  name=Grüße";

    @TempDir
    Path folder;

    private Path image;

    @BeforeEach
    void nameImage() {
        image = folder.resolve("image");
    }

    @ParameterizedTest
    @CsvSource({"32, max, 1", "32, qemu64, 1", "512, max, 2", "4096, max, 1", "4096, 'max,-pdpe1gb', 2", "8192, max, 2",
            "8192, qemu64, 1"})
    void kernelIsToldWhatIsThere(int mebibytes, String processor, int cpus) throws IOException {
        Path initramfs = Files.write(folder.resolve("initramfs"), randomBytes(100_003));
        Loader.image(folder, Loader.kernel()).commandLine(COMMAND_LINE).initramfs(initramfs).write(image);
        MachineSpec machine = Loader.machine(image).withMemory(mebibytes).withCpuModel(processor).withCpus(cpus);
        BootReport report = Loader.boot(machine);
        report.check();
        assertEquals(COMMAND_LINE, report.commandLine());
        assertEquals(processor.equals("max"), report.hasHugePages());
        assertEquals(2 << 20, report.image());
        assertEquals(report.image() + Loader.kernel().getLong(24), report.infoLong(BootInfoLayout.KERNEL_ENTRY));
        assertEquals(0, report.infoLong(BootInfoLayout.FRAMEBUFFER));

        long usable = report.regions().stream().filter(region -> region.type() == MemoryRegionLayout.TYPE_USABLE)
                .mapToLong(BootReport.Region::length).sum();
        assertTrue(usable > (mebibytes - 2L) << 20 && usable <= (long) mebibytes << 20, report.regions().toString());
        Range archive = report.range("initramfs", BootInfoLayout.INITRAMFS_BASE, BootInfoLayout.INITRAMFS_END);
        assertEquals(100_003, archive.end() - archive.start());
        assertEquals(sum(Files.readAllBytes(initramfs)), report.initramfsSum());
    }

    @Test
    void aLargeInitramfsLoads() throws IOException {
        Path initramfs = folder.resolve("initramfs");
        byte[] mebibyte = randomBytes(1 << 20);
        try (OutputStream out = Files.newOutputStream(initramfs)) {
            for (int i = 0; i < 64; i++) {
                mebibyte[i]++;
                out.write(mebibyte);
            }
        }
        Loader.image(folder, Loader.kernel()).initramfs(initramfs).write(image);
        BootReport report = Loader.boot(Loader.machine(image).withMemory(128));
        report.check();
        assertEquals(sum(Files.readAllBytes(initramfs)), report.initramfsSum());
    }

    /** The IDE disk is empty, so only the other one can be booted from. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"virtio-blk-pci,drive=d |", "ahci,id=a | ide-hd,bus=a.0,drive=d",
            "nvme,serial=1,drive=d |", "qemu-xhci | usb-storage,drive=d", "virtio-scsi-pci | scsi-hd,drive=d"})
    void otherDisks(String first, String second) throws IOException {
        Path empty = Files.write(folder.resolve("empty"), new byte[1 << 20]);
        Path initramfs = Files.write(folder.resolve("initramfs"), randomBytes(3 << 20));
        Loader.image(folder, Loader.kernel()).initramfs(initramfs).write(image);
        String drive = "if=none,id=d,format=raw,snapshot=on,file=" + image;
        MachineSpec machine = Loader.machine(empty).withMemory(64).with("-drive", drive);
        MachineSpec complete = second == null ? machine.with("-device", first + ",bootindex=0")
                : machine.with("-device", first, "-device", second + ",bootindex=0");
        BootReport report = Loader.boot(complete);
        report.check();
        assertEquals(sum(Files.readAllBytes(initramfs)), report.initramfsSum());
    }

    @Test
    void withoutInitramfsAndCommandLine() throws IOException {
        Loader.image(folder, Loader.kernel()).write(image);
        BootReport report = Loader.boot(Loader.machine(image).withMemory(16));
        report.check();
        assertEquals("", report.commandLine());
        assertEquals(0, report.infoLong(BootInfoLayout.INITRAMFS_BASE));
        assertEquals(0, report.infoLong(BootInfoLayout.INITRAMFS_END));
    }

    @Test
    void theLongestCommandLine() throws IOException {
        String line = "x".repeat(BootInfoLayout.COMMAND_LINE_CAPACITY);
        Loader.image(folder, Loader.kernel()).commandLine(line).write(image);
        assertEquals(line, Loader.boot(Loader.machine(image)).commandLine());
    }

    /** A segment of 20 MiB that is nearly all zeros, where there is not much more memory. */
    @Test
    void aKernelThatTakesMostOfTheMemory() throws IOException {
        ByteBuffer kernel = Loader.kernel();
        ElfPatch.segment(kernel, 1).putLong(ElfPatch.MEMORY_BYTES, 20 << 20);
        Loader.image(folder, kernel).write(image);
        BootReport report = Loader.boot(Loader.machine(image).withMemory(32));
        report.check();
        Range range = report.range("kernel", BootInfoLayout.KERNEL_BASE, BootInfoLayout.KERNEL_END);
        assertEquals((20 << 20) + ElfPatch.segment(kernel, 1).getLong(ElfPatch.ADDRESS), range.end() - range.start());
    }

    @ParameterizedTest
    @CsvSource({"video=1024x768, 1024, 768, 32", "quiet video=800x600x24 debug, 800, 600, 24",
            "xvideo=1x1 video=640x480x32, 640, 480, 32"})
    void theCommandLineAsksForAFrameBuffer(String commandLine, int width, int height, int bits) throws IOException {
        Loader.image(folder, Loader.kernel()).commandLine(commandLine).write(image);
        BootReport report = Loader.boot(Loader.machine(image));
        report.check();
        assertTrue(report.infoLong(BootInfoLayout.FRAMEBUFFER) >= 1 << 30);
        assertTrue((report.infoInt(BootInfoLayout.VBE_MODE) & 0xffff) >= 0x100);
        assertEquals(width, report.infoInt(BootInfoLayout.FRAMEBUFFER_WIDTH));
        assertEquals(height, report.infoInt(BootInfoLayout.FRAMEBUFFER_HEIGHT));
        assertEquals(bits, report.infoInt(BootInfoLayout.FRAMEBUFFER_BITS));
        assertEquals(width * bits / 8, report.infoInt(BootInfoLayout.FRAMEBUFFER_PITCH));
        assertEquals(8, report.infoByte(BootInfoLayout.RED_BITS));
        assertEquals(16, report.infoByte(BootInfoLayout.RED_SHIFT));
        assertEquals(8, report.infoByte(BootInfoLayout.GREEN_BITS));
        assertEquals(8, report.infoByte(BootInfoLayout.GREEN_SHIFT));
        assertEquals(8, report.infoByte(BootInfoLayout.BLUE_BITS));
        assertEquals(0, report.infoByte(BootInfoLayout.BLUE_SHIFT));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static long sum(byte[] bytes) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long sum = 0;
        while (words.remaining() >= Long.BYTES) {
            sum = Long.rotateLeft(sum, 1) + words.getLong();
        }
        return sum;
    }
}
