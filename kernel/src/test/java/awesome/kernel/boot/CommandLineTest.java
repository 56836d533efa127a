package awesome.kernel.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CommandLineTest {
    @Example
    void wordsAreNamesWithOrWithoutValue() {
        CommandLine line = new CommandLine("  quiet panic=exit\tselftest= a=b=c ");
        assertTrue(line.has("quiet"));
        assertEquals("", line.value("quiet"));
        assertTrue(line.is("panic", "exit"));
        assertEquals("", line.value("selftest"));
        assertEquals("b=c", line.value("a"));
        assertFalse(line.has("exit"));
        assertNull(line.value("kaslr"));
        assertFalse(line.is("kaslr", "off"));
    }

    @Example
    void theLastOneCounts() {
        assertEquals("2", new CommandLine("x=1 x=2").value("x"));
    }

    @Example
    void quotesKeepBlanks() {
        CommandLine line = new CommandLine("init=\"/bin/sh -c 'a b'\" after");
        assertEquals("/bin/sh -c 'a b'", line.value("init"));
        assertTrue(line.has("after"));
        assertEquals("open end", new CommandLine("x=\"open end").value("x"));
    }

    @Property
    void anyTextIsTaken(@ForAll String text) {
        CommandLine line = new CommandLine(text);
        boolean empty = line.toString().isEmpty() && !line.has("");
        assertEquals(text.chars().allMatch(c -> c <= ' '), empty);
    }

    @Property
    void numbersAreReadInBothBases(@ForAll long number) {
        assertEquals(number, CommandLine.number("0x" + Long.toHexString(number), number + 1));
        long small = Math.abs(number % 1_000_000_000_000_000_000L);
        assertEquals(small, CommandLine.number(Long.toString(small), -1));
    }

    @Example
    void whatIsNoNumberIsNot() {
        String[] texts = {"", "0x", "x", "12a", "0xfg", "-1", "1 ", "0x11111111111111111", "9999999999999999999"};
        for (String text : texts) {
            assertEquals(-7, CommandLine.number(text, -7), text);
        }
    }
}
