package awesome.systemtests;

import static awesome.systemtests.BootLog.assertContains;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults in kernel Java show a trace with the right lines, and end QEMU as {@code panic=exit} says. */
class SelfTestsTest {
    private static final String CLASS = "awesome.arch.x86_64.SelfTest";
    private static final Path SOURCE =
            Command.PROJECT.resolve("arch-x86_64/src/main/java/" + CLASS.replace('.', '/') + ".java");

    /** The line of the first statement after the declaration of a method that contains {@code text}. */
    private static int line(String method, String text) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(" " + method + "(") && lines.get(i).contains("static")) {
                while (!lines.get(i).contains(text)) {
                    i++;
                }
                return i + 1;
            }
        }
        throw new AssertionError("no method " + method + " in " + SOURCE);
    }

    private static String frame(String method, String text) throws IOException {
        return "at " + CLASS + "." + method + "(SelfTest.java:" + line(method, text) + ")";
    }

    private static String panic(String name) {
        Path disk = Images.program("panic=exit selftest=" + name, "true");
        return BootLog.of(MachineSpec.of("selftest-" + name, disk), 255);
    }

    @ParameterizedTest
    @CsvSource({
        "null, nullReference, nothing.length(), java.lang.NullPointerException",
        "bounds, arrayIndex, array[index], java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3",
        "divide, divide, value / divisor, java.lang.ArithmeticException: / by zero",
        "cast, cast, (Integer), java.lang.ClassCastException",
        "pagefault, pageFault, writeIntVolatile, page fault: write to 0x0000600000000000",
        "nullwrite, nullWrite, writeIntVolatile, page fault: write to",
        "protection, protection, writeIntVolatile, general protection",
        "undefined, undefined, Instructions.undefined(), invalid opcode",
        "doublefault, doubleFault, writeIntVolatile, double fault"
    })
    void faultsShowWhereTheyHappened(String name, String method, String statement, String what) throws IOException {
        String text = panic(name);
        assertContains("KERNEL PANIC", text);
        assertContains(what, text);
        assertContains(frame(method, statement), text);
        assertContains(frame("fault", "case \"" + name + "\""), text);
    }

    @Test
    void aBrokenInvariantShowsItsMessage() throws IOException {
        String text = panic("panic");
        assertContains("KERNEL PANIC: selftest=panic asked for this", text);
        assertContains(frame("run", "return fault(name)"), text);
    }

    @Test
    void aFullStackShowsWhoFilledIt() throws IOException {
        String text = panic("stack");
        assertContains("KERNEL PANIC: uncaught java.lang.StackOverflowError", text);
        String frame = frame("recurse", "recurse(depth + 1)");
        assertContains(frame + "\r\n    " + frame, text);
        assertContains(" calls ...", text);
    }

    @Test
    void withoutPanicExitTheScreenKeepsThePanic() {
        try (Machine machine = Machine.start(MachineSpec.of("panic-screen", Images.program("selftest=null", "true")))) {
            machine.serial().expect("KERNEL PANIC", Images.BOOT);
            machine.expectOnScreen("SelfTest.java", Images.BOOT);
            assertTrue(machine.isAlive());
        }
    }
}
