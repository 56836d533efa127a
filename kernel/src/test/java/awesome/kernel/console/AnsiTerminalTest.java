package awesome.kernel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsiTerminalTest {
    private final FakeScreen screen = new FakeScreen(4, 10);
    private final AnsiTerminal terminal = new AnsiTerminal(screen);

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        terminal.write(bytes, 0, bytes.length);
    }

    private void expect(String... lines) {
        for (int i = 0; i < screen.rows(); i++) {
            assertEquals(i < lines.length ? lines[i] : "", screen.line(i), "line " + i);
        }
    }

    private void expectCursor(int row, int column) {
        assertEquals(row + "," + column, screen.cursorRow + "," + screen.cursorColumn);
    }

    @Test
    void linesEndWithReturnAndFeed() {
        write("one\r\ntwo\nthree");
        expect("one", "two", "   three");
        expectCursor(2, 8);
    }

    @Test
    void fullLinesWrapOnlyWhenMoreFollows() {
        write("0123456789");
        expectCursor(0, 9);
        write("\r\nx");
        expect("0123456789", "x");
        write("\rabcdefghijk");
        expect("0123456789", "abcdefghij", "k");
    }

    @Test
    void theLastLineScrolls() {
        write("1\r\n2\r\n3\r\n4\r\n5");
        expect("2", "3", "4", "5");
    }

    @Test
    void controlCharactersMove() {
        write("abc\b\bX\tY");
        expect("aXc     Y");
        write("\t\t\tZ");
        expect("aXc     YZ");
    }

    @Test
    void cursorMovesStayOnTheScreen() {
        write("\u001b[2;3Ha\u001b[99;99Hb\u001b[99A\u001b[99Dc\u001b[Bd\u001b[Ce");
        expect("c", " dae", "", "         b");
        expectCursor(1, 4);
    }

    @Test
    void erasesPartsOfLinesAndScreen() {
        write("aaaaaaaa\r\nbbbbbbbb\r\ncccccccc\u001b[2;4H\u001b[K");
        expect("aaaaaaaa", "bbb", "cccccccc");
        write("\u001b[1;4H\u001b[1K");
        expect("    aaaa", "bbb", "cccccccc");
        write("\u001b[2;2H\u001b[J");
        expect("    aaaa", "b");
        write("\u001b[2J");
        expect();
        expectCursor(1, 1);
    }

    @Test
    void insertsAndDeletesLinesInTheRegion() {
        write("1\r\n2\r\n3\r\n4\u001b[2;3r\u001b[2;1H\u001b[L");
        expect("1", "", "2", "4");
        write("\u001b[M");
        expect("1", "2", "", "4");
        write("\u001b[3;1Hx\r\ny");
        expect("1", "x", "y", "4");
        write("\u001b[2;1H\u001bM");
        expect("1", "", "x", "4");
    }

    @Test
    void coloursBecomeScreenAttributes() {
        write("a\u001b[31mb\u001b[1;44mc\u001b[0;7md\u001b[93;40me\u001b[m\u001b[38;5;12mf\u001b[38;2;9;9;9;32mg");
        assertEquals(List.of(0x07, 0x04, 0x1c, 0x70, 0x06 << 4 | 0x00, 0x09, 0x02),
                java.util.stream.IntStream.range(0, 7).mapToObj(i -> screen.attributes[0][i]).toList());
    }

    @Test
    void unknownSequencesLeaveNoTrace() {
        write("a\u001b[?1049h\u001b]0;title\u0007\u001b(B\u001b[>c\u001bPx\u001b\\\u001b[5nb");
        expect("ab");
    }

    @Test
    void cursorCanBeHiddenAndRestored() {
        write("\u001b[?25l\u001b[2;2H\u001b[s\u001b[4;4H\u001b[ux");
        assertFalse(screen.cursorVisible);
        expect("", " x");
    }

    @Test
    void charactersOfCodePage437AreShownOthersAreNot() {
        write("é│█€");
        assertEquals(0x82, screen.characters[0][0]);
        assertEquals(0xb3, screen.characters[0][1]);
        assertEquals(0xdb, screen.characters[0][2]);
        assertEquals('?', screen.characters[0][3]);
    }

    @Test
    void resetStartsOver() {
        write("abc\u001b[31m\u001b[2;3r\u001bcx");
        expect("x");
        assertEquals(7, screen.attributes[0][0]);
    }

    /** The fake screen checks that every call stays within it. */
    @Property
    void anyBytesAreHarmless(@ForAll @Size(max = 300) List<@IntRange(min = 0, max = 11) Integer> picks,
            @ForAll byte[] raw) {
        String[] parts = {"\u001b[", "\u001b", "1", "99", ";", "H", "L", "r", "S", "x\r\n", "M", "T"};
        for (int pick : picks) {
            write(parts[pick]);
        }
        terminal.write(raw, 0, raw.length);
        write("\u001bcok");
        expect("ok");
    }
}
