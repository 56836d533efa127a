package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bochs, which has another BIOS, other devices, and processors that can do what QEMU's own cannot: identifiers of address
 * spaces (PCID) and the deadline timer.
 */
class OtherEmulatorTest {
    private static final byte[] NOTHING = {};
    private static final int SECONDS = 170;
    /** Processes that come and go, and talk to each other. */
    private static final String SCRIPT = "for i in 1 2 3 4 5 6 7 8 9; do echo $i | (read a; echo $((a*a))) | cat; done; "
            + "x=0; while [ $x -lt 3 ]; do (sleep 0.1; echo late) & x=$((x+1)); done; wait; echo done";
    private static final String SAID = "1 4 9 16 25 36 49 64 81 late late late done /bin/busybox ended with status 0";

    @TempDir
    private static Path folder;

    @Test
    void aProcessorWithIdentifiersOfAddressSpaces() throws IOException {
        String registers = run("corei7_haswell_4770", 1, "");
        assertTrue((register(registers, "CR4") & 1 << 17) != 0, registers);
    }

    @Test
    void anOldOneWithoutMostThings() throws IOException {
        String registers = run("athlon64_venice", 1, "");
        assertEquals(0, register(registers, "CR4") & 1 << 17, registers);
    }

    @Test
    void twoProcessors() throws IOException {
        run("corei7_haswell_4770", 2, "selftest=cpus");
    }

    /** What the registers are when a machine of this model that ran the script has switched itself off. */
    private static String run(String model, int processors, String commandLine) throws IOException {
        Path serial = Files.createTempFile(folder, "serial", ".txt");
        Path log = Files.createTempFile(folder, "bochs", ".log");
        // It locks it.
        Path disk = Files.copy(Images.program(commandLine, "sh", "-c", SCRIPT), folder.resolve(model + processors + ".img"));
        Path settings = Files.write(folder.resolve(model + "-" + processors), List.of(
                "cpu: model=" + model + ", count=" + processors + ", ips=100000000",
                "megs: 256",
                "romimage: file=/usr/share/bochs/BIOS-bochs-latest",
                "vgaromimage: file=/usr/share/vgabios/vgabios.bin",
                "ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14",
                "ata0-master: type=disk, mode=flat, path=" + disk,
                "boot: disk",
                "com1: enabled=1, mode=file, dev=" + serial,
                "display_library: term",
                "log: " + log,
                "panic: action=fatal"));
        Path commands = Files.writeString(folder.resolve("commands"), "continue\n");
        // Its display in text wants a terminal.
        Command.Result result = Command.within(SECONDS, folder, NOTHING, "script", "-qc",
                "TERM=xterm bochs-bin -q -f " + settings + " -rc " + commands, "/dev/null");
        String said = Files.readString(serial, StandardCharsets.ISO_8859_1);
        String registers = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertEquals(0, result.status(), () -> said + result.text());
        String output = said.replace("\r\n", " ").strip();
        assertTrue(output.endsWith(SAID), () -> said + result.text());
        assertTrue(said.contains("processors: " + processors + " in use"), said);
        assertTrue(registers.contains("soft power off"), registers);
        return registers;
    }

    private static long register(String registers, String name) {
        String value = registers.substring(registers.lastIndexOf(name + "=0x") + name.length() + 3);
        return Long.parseLong(value.substring(0, value.indexOf('\n')).strip(), 16);
    }
}
