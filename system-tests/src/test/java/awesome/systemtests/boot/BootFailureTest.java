package awesome.systemtests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.boot.BootFailure;
import awesome.abi.boot.DiskHeader;
import awesome.systemtests.MachineSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks and machines that cannot boot: each says why. */
class BootFailureTest {
    private static final int INITRAMFS_BYTES = 100_000;

    @TempDir
    Path folder;

    private byte[] image() throws IOException {
        return image(Loader.kernel(), "");
    }

    private byte[] image(ByteBuffer kernel, String commandLine) throws IOException {
        Path initramfs = Files.write(folder.resolve("initramfs"), new byte[INITRAMFS_BYTES]);
        Path image = folder.resolve("image");
        Loader.image(folder, kernel).commandLine(commandLine).initramfs(initramfs).write(image);
        return Files.readAllBytes(image);
    }

    private MachineSpec machine(byte[] image) throws IOException {
        return Loader.machine(Files.write(folder.resolve("image"), image)).withMemory(64);
    }

    /** Where something starts on the disk, by its field in the header. */
    private static int start(byte[] image, int field) {
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        return (int) bytes.getLong(DiskHeader.SECTOR + field) * DiskHeader.SECTOR;
    }

    @Test
    void damagedLoader() throws IOException {
        for (int offset : new int[] {DiskHeader.KERNEL_SECTOR, DiskHeader.HEADER_SUM, DiskHeader.SECTOR + 700}) {
            byte[] image = image();
            image[DiskHeader.SECTOR + offset] ^= 0x10;
            Loader.assertFails(BootFailure.DAMAGED_LOADER, machine(image));
        }
    }

    /** All bytes of the header zero: the sum alone would be right. */
    @Test
    void emptyHeader() throws IOException {
        byte[] image = image();
        Arrays.fill(image, DiskHeader.SECTOR, 2 * DiskHeader.SECTOR, (byte) 0);
        Loader.assertFails(BootFailure.DAMAGED_LOADER, machine(image));
    }

    @ParameterizedTest
    @CsvSource({"0x18, 0, DAMAGED_COMMAND_LINE", "0x18, 4095, DAMAGED_COMMAND_LINE", "0x28, 0, DAMAGED_KERNEL",
            "0x28, 600, DAMAGED_KERNEL", "0x40, 0, DAMAGED_INITRAMFS", "0x40, 99999, DAMAGED_INITRAMFS"})
    void damagedBytes(String field, int offset, BootFailure failure) throws IOException {
        byte[] image = image();
        image[start(image, Integer.decode(field)) + offset] ^= 1;
        Loader.assertFails(failure, machine(image));
    }

    /** The header is whole but says what cannot be. */
    @ParameterizedTest
    @CsvSource({"0x10, 0, DAMAGED_LOADER", "0x10, 33, DAMAGED_LOADER", "0x08, 99, DAMAGED_LOADER",
            "0x14, 4096, DAMAGED_COMMAND_LINE", "0x30, 0, DAMAGED_KERNEL", "0x34, 1, DAMAGED_KERNEL",
            "0x4c, 1, DAMAGED_INITRAMFS", "0x1c, 1, DISK_READ", "0x2c, 0x7fffffff, DISK_READ", "0x40, -1, DISK_READ"})
    void absurdHeader(String field, String value, BootFailure failure) throws IOException {
        byte[] image = image();
        ByteBuffer header = ByteBuffer.wrap(image).slice(DiskHeader.SECTOR, DiskHeader.SECTOR)
                .order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(Integer.decode(field), Integer.decode(value));
        int sum = 0;
        for (int i = 0; i < DiskHeader.HEADER_SUM; i += Integer.BYTES) {
            sum = Integer.rotateLeft(sum, 1) + header.getInt(i);
        }
        header.putInt(DiskHeader.HEADER_SUM, sum);
        Loader.assertFails(failure, machine(image));
    }

    @Test
    void truncatedDisk() throws IOException {
        byte[] image = image();
        int[] lengths = {DiskHeader.SECTOR, 3 * DiskHeader.SECTOR, start(image, DiskHeader.COMMAND_LINE_SECTOR) + 512,
                start(image, DiskHeader.KERNEL_SECTOR), start(image, DiskHeader.INITRAMFS_SECTOR) + 60_000 / 512 * 512};
        for (int length : lengths) {
            Loader.assertFails(BootFailure.DISK_READ, machine(Arrays.copyOf(image, length)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "4, 3", "32, 31"})
    void littleMemory(int mebibytes, int initramfsMebibytes) throws IOException {
        Path initramfs = Files.write(folder.resolve("large"), new byte[initramfsMebibytes << 20]);
        Path image = folder.resolve("image");
        Loader.image(folder, Loader.kernel()).initramfs(initramfs).write(image);
        Loader.assertFails(BootFailure.LITTLE_MEMORY, Loader.machine(image).withMemory(mebibytes));
    }

    @Test
    void noLongMode() throws IOException {
        Loader.assertFails(BootFailure.NO_LONG_MODE, machine(image()).withCpuModel("qemu32"));
    }

    @Test
    void floppyDisk() throws IOException {
        MachineSpec machine = machine(image());
        Loader.assertFails(BootFailure.NO_EXTENSIONS,
                machine.with("-drive", "if=floppy,format=raw,snapshot=on,file=" + machine.disk(), "-boot", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"video=12345x77", "video=1024x768x16", "video=", "video=1024", "video=1024x",
            "video=65537x1", "video=1024x768x", "video=1024x768y"})
    void noSuchVideoMode(String commandLine) throws IOException {
        Loader.assertFails(BootFailure.NO_VIDEO_MODE, machine(image(Loader.kernel(), commandLine)));
    }

    private static Arguments kernel(String name, Consumer<ByteBuffer> change) {
        return Arguments.of(name, change);
    }

    private static Arguments segment(String name, int index, int offset, long value) {
        return kernel(name, file -> ElfPatch.segment(file, index).putLong(offset, value));
    }

    static Stream<Arguments> notElf64() {
        return Stream.of(
                kernel("text", file -> file.putInt(0, 0x6c6c6568)),
                kernel("32 bits", file -> file.put(ElfPatch.CLASS, (byte) 1)),
                kernel("big-endian", file -> file.put(ElfPatch.DATA, (byte) 2)),
                kernel("for 386", file -> file.putShort(ElfPatch.MACHINE, (short) 3)),
                kernel("for AArch64", file -> file.putShort(ElfPatch.MACHINE, (short) 183)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void notElf64(String name, Consumer<ByteBuffer> change) throws IOException {
        assertKernelFails(BootFailure.NOT_ELF64, change);
    }

    @Test
    void kernelThatIsShorterThanAHeader() throws IOException {
        ByteBuffer start = ByteBuffer.wrap(Arrays.copyOf(Loader.kernel().array(), 63));
        Loader.assertFails(BootFailure.NOT_ELF64, machine(image(start, "")));
    }

    static Stream<Arguments> badSegments() {
        return Stream.of(
                kernel("at fixed addresses", file -> file.putShort(ElfPatch.TYPE, (short) 2)),
                kernel("no segments", file -> file.putShort(ElfPatch.SEGMENT_COUNT, (short) 0)),
                kernel("nothing to load", file -> {
                    ElfPatch.segment(file, 0).putInt(0, 4);
                    ElfPatch.segment(file, 1).putInt(0, 4);
                }),
                kernel("too many headers", file -> file.putShort(ElfPatch.SEGMENT_COUNT, (short) 0xffff)),
                kernel("headers of another size", file -> file.putShort(ElfPatch.SEGMENT_SIZE, (short) 32)),
                kernel("headers beyond the file", file -> file.putLong(ElfPatch.SEGMENTS, 1 << 20)),
                kernel("headers beyond all addresses", file -> file.putLong(ElfPatch.SEGMENTS, -8)),
                kernel("entry nowhere", file -> file.putLong(ElfPatch.ENTRY, 1 << 29)),
                kernel("entry in data", file -> file.putLong(ElfPatch.ENTRY, 0x3000)),
                kernel("entry in no code", file -> ElfPatch.segment(file, 0).putInt(ElfPatch.FLAGS, 4)),
                segment("same address", 1, ElfPatch.ADDRESS, 0),
                segment("same page", 1, ElfPatch.ADDRESS, 0x800),
                segment("wrong order", 0, ElfPatch.ADDRESS, 0x10000),
                segment("beyond 1 GiB", 1, ElfPatch.ADDRESS, 1 << 30),
                segment("at a high address", 1, ElfPatch.ADDRESS, 0xffff_ffff_8000_0000L),
                segment("2 GiB", 1, ElfPatch.MEMORY_BYTES, 2L << 30),
                segment("all addresses", 1, ElfPatch.MEMORY_BYTES, -1),
                segment("less memory than file", 1, ElfPatch.MEMORY_BYTES, 5),
                segment("no memory", 1, ElfPatch.MEMORY_BYTES, 0),
                segment("contents beyond the file", 1, ElfPatch.OFFSET, 1 << 20),
                segment("contents beyond all addresses", 1, ElfPatch.OFFSET, -16),
                kernel("more contents than the file", file -> {
                    ElfPatch.segment(file, 1).putLong(ElfPatch.FILE_BYTES, 1 << 20);
                    ElfPatch.segment(file, 1).putLong(ElfPatch.MEMORY_BYTES, 1 << 20);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badSegments(String name, Consumer<ByteBuffer> change) throws IOException {
        assertKernelFails(BootFailure.BAD_SEGMENTS, change);
    }

    @Test
    void kernelThatDoesNotFit() throws IOException {
        assertKernelFails(BootFailure.LITTLE_MEMORY,
                file -> ElfPatch.segment(file, 1).putLong(ElfPatch.MEMORY_BYTES, 100 << 20));
    }

    private void assertKernelFails(BootFailure failure, Consumer<ByteBuffer> change) throws IOException {
        ByteBuffer kernel = Loader.kernel();
        change.accept(kernel);
        Loader.assertFails(failure, machine(image(kernel, "")));
    }

    @Test
    void everyCodeHasItsOwnLine() {
        assertEquals(BootFailure.values().length,
                Arrays.stream(BootFailure.values()).map(BootFailure::line).distinct().count());
    }
}
