package awesome.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class LauncherPiecesTest {
    @TempDir
    private Path folder;

    @Test
    void sharedFilesKeepTheirPathOrGetAnother() throws IOException, CannotRunException {
        Path file = Files.writeString(folder.resolve("a:b"), "");
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertEquals(new SharedFile(plain, plain), SharedFile.parse("plain", folder));
        assertEquals(new SharedFile(plain, plain), SharedFile.parse(plain.toString(), Path.of("/")));
        assertEquals(new SharedFile(plain, Path.of("/etc/x")), SharedFile.parse("plain:/etc/x", folder));
        assertEquals(new SharedFile(plain, folder.resolve("x/y")), SharedFile.parse("plain:x/y", folder));
        assertEquals(new SharedFile(file, file), SharedFile.parse("a:b", folder));
        assertEquals(new SharedFile(file, Path.of("/c")), SharedFile.parse("a:b:/c", folder));
        String message = assertThrows(CannotRunException.class, () -> SharedFile.parse("absent:/x", folder)).getMessage();
        assertTrue(message.contains("there is no file " + folder.resolve("absent")), message);
    }

    @Test
    void sharesAreFolders() throws IOException, CannotRunException {
        Path shared = Files.createDirectory(folder.resolve("d"));
        Path odd = Files.createDirectory(folder.resolve("a:b,c"));
        Files.writeString(folder.resolve("file"), "");
        assertEquals(new HostShare(shared, shared, false), HostShare.parse("d", folder));
        assertEquals(new HostShare(shared, shared, true), HostShare.parse("d:ro", folder));
        assertEquals(new HostShare(shared, Path.of("/host"), false), HostShare.parse("./d/:/host", folder));
        assertEquals(new HostShare(shared, Path.of("/host"), true), HostShare.parse("d:/host:ro", folder));
        assertEquals(new HostShare(folder, folder, false), HostShare.parse(".", folder));
        assertEquals(new HostShare(odd, odd, false), HostShare.parse("a:b,c", folder));
        for (String wrong : List.of("file", "absent", "absent:ro", "d:/", "/")) {
            String message = assertThrows(CannotRunException.class, () -> HostShare.parse(wrong, folder)).getMessage();
            assertTrue(message.startsWith("--share: "), message);
        }
        List<HostShare> both = List.of(HostShare.parse("a:b,c", folder), HostShare.parse("d:/host:ro", folder));
        List<String> command = new MachineOptions(List.of("qemu"), Acceleration.TCG, 64, 1, folder.resolve("i"), List.of(), both, null)
                .command(folder.resolve("s"));
        assertTrue(command.contains("local,id=share0,security_model=none,multidevs=remap,path=" + folder.resolve("a:b,,c")),
                command::toString);
        assertTrue(command.contains("local,id=share1,security_model=none,multidevs=remap,path=" + shared + ",readonly=on"),
                command::toString);
        assertTrue(command.contains("virtio-9p-pci,fsdev=share1,mount_tag=share1"), command::toString);
        String file = new String(RunFileText.frames("", null, folder, "/p", List.of(), List.of(), both), StandardCharsets.UTF_8);
        assertTrue(file.endsWith("\0share=share0 rw " + odd + "\0share=share1 ro /host\0"), file);
    }

    @Test
    void disksAreFilesOfWholeSectors() throws IOException, CannotRunException {
        Path disk = Files.write(folder.resolve("disk"), new byte[1024]);
        Path odd = Files.write(folder.resolve("odd:ro"), new byte[512]);
        assertEquals(new HostDisk(disk, false), HostDisk.parse("--disk", "disk", folder));
        assertEquals(new HostDisk(disk, true), HostDisk.parse("--disk", "disk:ro", folder));
        assertEquals(new HostDisk(odd, false), HostDisk.parse("--disk", "odd:ro", folder));
        Files.write(folder.resolve("empty"), new byte[0]);
        for (String wrong : List.of("absent", "absent:ro", "empty", ".")) {
            String message = assertThrows(CannotRunException.class, () -> HostDisk.parse("--disk", wrong, folder)).getMessage();
            assertTrue(message.startsWith("--disk: "), message);
        }
        List<String> command = new MachineOptions(List.of("qemu"), Acceleration.TCG, 64, 1, disk,
                List.of(new HostDisk(disk, false), new HostDisk(odd, true)), List.of(), null).command(folder.resolve("s"));
        assertTrue(command.contains("if=none,id=disk0,format=raw,discard=unmap,file=" + disk), command::toString);
        assertTrue(command.contains("if=none,id=disk1,format=raw,discard=unmap,file=" + odd + ",readonly=on"), command::toString);
    }

    @Test
    void aDiskForTheRootIsToldFromAnArchive() throws IOException, CannotRunException {
        byte[] start = new byte[4096];
        Files.write(folder.resolve("zeros"), start);
        start[1080] = 0x53;
        start[1081] = (byte) 0xef;
        Path disk = Files.write(folder.resolve("disk"), start);
        assertEquals(new HostDisk(disk, false), HostDisk.root("disk", folder));
        assertEquals(new HostDisk(disk, true), HostDisk.root("disk:ro", folder));
        for (String other : List.of("zeros", "absent", ".")) {
            assertNull(HostDisk.root(other, folder), other);
        }
        start[1080] = 0;
        start[510] = 0x55;
        start[511] = (byte) 0xaa;
        Files.write(folder.resolve("parts"), start);
        String message = assertThrows(CannotRunException.class, () -> HostDisk.root("parts", folder)).getMessage();
        assertTrue(message.startsWith("--root: " + folder.resolve("parts") + " is a disk with partitions"), message);
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, start, 257, 5);
        Files.write(folder.resolve("archive"), start);
        assertNull(HostDisk.root("archive", folder));
    }

    @Test
    void theRunFileHasARecordForEachValue() {
        byte[] file = RunFileText.frames("01", new TerminalSize(24, 80), Path.of("/home/me"), "/bin/tool",
                List.of("tool", "", "a=b\nc\u00e9"), List.of("TERM=xterm"), List.of());
        assertEquals(String.join("\0", "version=1", "channel=frames", "terminals=01", "rows=24", "columns=80",
                "directory=/home/me", "program=/bin/tool", "argument=tool", "argument=", "argument=a=b\nc\u00e9",
                "environment=TERM=xterm", ""), new String(file, StandardCharsets.UTF_8));
    }

    @Test
    void withoutATerminalThereIsNoSize() {
        byte[] file = RunFileText.frames("", null, Path.of("/"), "/p", List.of("p"), List.of(), List.of());
        assertEquals(String.join("\0", "version=1", "channel=frames", "terminals=", "directory=/", "program=/p",
                "argument=p", ""), new String(file, StandardCharsets.UTF_8));
    }

    @Test
    void terminalSizesAreWhatSttyPrints() {
        assertEquals(new TerminalSize(24, 80), TerminalSize.parse("24 80\n"));
        assertNull(TerminalSize.parse("0 0\n"));
        assertNull(TerminalSize.parse("24 70000\n"));
        assertNull(TerminalSize.parse("stty: no terminal"));
        assertNull(TerminalSize.parse("24"));
    }

    @Test
    void memoryHasUnits() {
        Memory memory = new Memory();
        assertEquals(512, memory.convert("512"));
        assertEquals(32, memory.convert("32M"));
        assertEquals(8192, memory.convert("8G"));
        for (String bad : new String[] {"", "G", "-5", "0", "1.5G", "12K", "9999999G", "99999999999999999999"}) {
            assertThrows(TypeConversionException.class, () -> memory.convert(bad), bad);
        }
    }

    @Test
    void theTailOfABootLogIsPlainText() throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("line ").append(i).append("\r\n");
        }
        text.append("\u001b[1;31mKERNEL PANIC\u001b[0m: all is lost\r\n\r\n");
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        BootLog log = BootLog.start(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), copy);
        log.awaitEnd(10_000);
        String[] lines = log.tail().split("\n");
        assertEquals("KERNEL PANIC: all is lost", lines[lines.length - 1]);
        assertEquals("line 9999", lines[lines.length - 2]);
        assertEquals(24, lines.length);
        assertEquals(text.toString(), copy.toString(StandardCharsets.UTF_8));
        BootLog empty = BootLog.start(new ByteArrayInputStream(new byte[0]), null);
        empty.awaitEnd(10_000);
        assertEquals("", empty.tail());
    }

    @Test
    void theDeviceForVirtualMachinesAloneIsNotEnough() throws IOException {
        Path device = Files.writeString(folder.resolve("kvm"), "");
        Path with = Files.writeString(folder.resolve("with"), "processor : 0\nflags\t\t: fpu vmx sse\n");
        Path without = Files.writeString(folder.resolve("without"), "flags\t\t: fpu vmxnet sse\nmodel : vmx\n");
        assertEquals(Acceleration.KVM, Acceleration.choose(device, with));
        assertEquals(Acceleration.TCG, Acceleration.choose(device, without));
        assertEquals(Acceleration.TCG, Acceleration.choose(device, folder.resolve("absent")));
        assertEquals(Acceleration.TCG, Acceleration.choose(folder.resolve("absent"), with));
    }
}
