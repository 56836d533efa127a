package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default root boots into a shell that a person can type to. */
class ShellTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static void typeAndLeave(Machine machine) {
        Serial serial = machine.serial();
        serial.expect(Images.PROMPT, Images.BOOT);
        serial.send("echo $((6*7)) and; cd /tmp; pwd\r");
        serial.expect("42 and\r\n/tmp\r\n/tmp # ", SOON);
        serial.send("poweroff\r");
        assertEquals(0, machine.awaitEnd(SOON));
    }

    @Test
    void typedOnTheSerialLine() {
        try (Machine machine = Machine.start(MachineSpec.of("serial", Images.shell("")))) {
            Serial serial = machine.serial();
            serial.expect(Images.PROMPT, Images.BOOT);
            serial.send("echo wronk\u007fg\u0015pwd\r");
            serial.expect("\n/root\r\n", SOON);
            serial.expect(Images.PROMPT, SOON);
            serial.send("echo turn; while :; do :; done\r");
            serial.expect("\nturn\r\n", SOON);
            serial.send("\u0003");
            serial.expect(Images.PROMPT, SOON);
            serial.send("echo ready; read -r line; echo \"<$line> $?\"\r");
            serial.expect("\nready\r\n", SOON);
            serial.send("one word\u007f\u007fx\r");
            serial.expect("\n<one wox> 0\r\n", SOON);
            serial.expect(Images.PROMPT, SOON);
            serial.send("echo ready; read -r line; echo \"<$line> $?\"\r");
            serial.expect("\nready\r\n", SOON);
            serial.send("\u0004");
            serial.expect("<> 1\r\n", SOON);
            serial.expect(Images.PROMPT, SOON);
            serial.send("exit 3\r");
            serial.expect(Images.PROMPT, SOON);
            serial.send("halt\r");
            assertEquals(0, machine.awaitEnd(SOON));
        }
    }

    @Test
    void typedOnTheKeyboard() {
        try (Machine machine = Machine.start(MachineSpec.of("keyboard", Images.shell("")))) {
            machine.serial().expect(Images.PROMPT, Images.BOOT);
            machine.expectOnScreen(Images.PROMPT.strip(), SOON);
            machine.press("e", "c", "h", "o", "spc", "shift-a", "x", "backspace", "shift-4", "shift-9", "shift-9", "6",
                    "shift-8", "7", "shift-0", "shift-0", "ret");
            machine.serial().expect("\r\nA42\r\n", SOON);
            machine.expectOnScreen("\nA42\n", SOON);
            machine.press("p", "o", "w", "e", "r", "o", "f", "f", "ret");
            assertEquals(0, machine.awaitEnd(SOON));
        }
    }

    /** init tells all programs to end, kills those that do not, and has the machine start over. */
    @Test
    void rebootStartsOver() {
        MachineSpec spec = MachineSpec.of("reboot", Images.shell("")).with("-action", "reboot=reset");
        try (Machine machine = Machine.start(spec)) {
            Serial serial = machine.serial();
            serial.expect(Images.PROMPT, Images.BOOT);
            serial.send("(trap 'echo told; exit' TERM; while :; do sleep 1; done) &\r");
            serial.expect(Images.PROMPT, SOON);
            serial.send("(trap '' TERM; while :; do sleep 1; done) & touch /tmp/mark; ls /tmp\r");
            serial.expect("\nmark\r\n", SOON);
            serial.send("reboot\r");
            serial.expect("told", SOON);
            // The shell may ask for another command before it is ended.
            serial.expect("Requesting system reboot", SOON);
            serial.expect(Images.PROMPT, Images.BOOT);
            serial.send("ls /tmp; hostname; id -un\r");
            serial.expect("\nawesome\r\nroot\r\n", SOON);
            typeAndLeave(machine);
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 1", "512, 2", "4096, 1", "8192, 2"})
    void memoryAndProcessors(int memory, int cpus) {
        MachineSpec spec = MachineSpec.of("memory-" + memory, Images.shell("selftest=frames"))
                .withMemory(memory)
                .withCpus(cpus);
        try (Machine machine = Machine.start(spec)) {
            machine.serial().expect("selftest: frames passed", Images.BOOT);
            Matcher report = machine.serial().expect(Pattern.compile("memory: (\\d+) KiB, (\\d+) KiB free"), SOON);
            double total = Long.parseLong(report.group(1)) / 1024.0;
            double free = Long.parseLong(report.group(2)) / 1024.0;
            assertTrue(total > memory * 0.99 - 1 && total <= memory, total + " MiB of memory");
            assertTrue(free > total * 0.5, free + " MiB free");
            machine.serial().expect("selftest: blocks passed", SOON);
            typeAndLeave(machine);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qemu64", "max", "max,-apic"})
    void processors(String model) {
        try (Machine machine = Machine.start(MachineSpec.of("cpu-" + model, Images.shell("")).withCpuModel(model))) {
            typeAndLeave(machine);
        }
    }
}
