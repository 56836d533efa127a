package awesome.systemtests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.BootFailure;
import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.DiskHeader;
import awesome.systemtests.MachineSpec;
import awesome.systemtests.boot.BootReport.Region;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A BIOS that lacks things or does them in another way: a program before QEMU's, see strange_bios.asm. */
class StrangeBiosTest {
    @TempDir
    Path folder;

    /** A machine whose sector 0 changes the BIOS; the real one is at the end of the disk. */
    private MachineSpec machine(String... options) throws IOException {
        Path image = folder.resolve("image");
        Path initramfs = Files.write(folder.resolve("initramfs"), new byte[10_000]);
        Loader.image(folder, Loader.kernel()).initramfs(initramfs).write(image);
        byte[] bytes = Files.readAllBytes(image);
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "-DREAL=" + bytes.length / DiskHeader.SECTOR;
        Files.write(image, Arrays.copyOf(bytes, DiskHeader.SECTOR), StandardOpenOption.APPEND);
        try (SeekableByteChannel file = Files.newByteChannel(image, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(Loader.assemble("strange_bios.asm", all)));
        }
        return Loader.machine(image).withMemory(64);
    }

    @Test
    void noExtensions() throws IOException {
        Loader.assertFails(BootFailure.NO_EXTENSIONS, machine("-DNO_EXTENSIONS"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsThatFailAreTriedAgain(int failures) throws IOException {
        Loader.boot(machine("-DFAILED_READS=" + failures)).check();
    }

    @Test
    void readsThatFailThreeTimesAreTheEnd() throws IOException {
        Loader.assertFails(BootFailure.DISK_READ, machine("-DFAILED_READS=3"));
    }

    @ParameterizedTest
    @CsvSource({"-DNO_MAP, NO_MEMORY_MAP", "-DMAP=129, LONG_MEMORY_MAP", "-DENDLESS_MAP, LONG_MEMORY_MAP"})
    void mapsThatAreNone(String option, BootFailure failure) throws IOException {
        Loader.assertFails(failure, machine(option));
    }

    /** Low memory is not in it, so there is no place for the loader itself. */
    @Test
    void aMapOfThe128EntriesThatFitIsRead() throws IOException {
        Loader.assertFails(BootFailure.LITTLE_MEMORY, machine("-DMAP=128"));
    }

    @Test
    void aMapInNoOrder() throws IOException {
        BootReport report = Loader.boot(machine("-DMAP=0"));
        report.check();
        assertEquals(List.of(new Region(0x1000000, 0x2000123, 1, 1), new Region(0xfffc0000L, 0x40000, 2, 1),
                new Region(0, 0x9fc00, 1, 1), new Region(0x200000, 1, 2, 1), new Region(0x100010, 0xb00000, 1, 1),
                new Region(0x2fff000, 0x1000, 4, 1), new Region(0x1000000, 0x1000, 1, 1)), report.regions());
        assertEquals(0x400000, report.image(), "2 MiB is taken");
        assertEquals(0x101000, report.infoLong(BootInfoLayout.PAGE_TABLES_BASE), "1 MiB starts within a page");
        assertEquals(0x3000000 - 0x4000, report.infoLong(BootInfoLayout.INITRAMFS_BASE), "below the ACPI page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-DBIOS_A20", "-DKEYBOARD_A20"})
    void lineA20IsOff(String how) throws IOException {
        BootReport report = Loader.boot(machine("-DNO_A20", how));
        report.check();
        assertTrue(report.image() % (2 << 20) == 0);
    }
}
