package awesome.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** All is as with {@code String}: few different characters, so that texts are alike, and lengths around words. */
class LatinTextTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of('a', 'b', '\0', '\u007f', '\u0080', '\u00ff').list().ofMaxSize(40)
                .map(all -> all.stream().map(String::valueOf).reduce("", String::concat));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Property
    void equality(@ForAll("texts") String a, @ForAll("texts") String b, @ForAll @IntRange(max = 40) int shared) {
        assertEquals(a.equals(b), LatinText.equal(bytes(a), bytes(b)));
        String c = a.substring(0, Math.min(shared, a.length())) + b;
        assertEquals(a.equals(c), LatinText.equal(bytes(a), bytes(c)));
        assertEquals(true, LatinText.equal(bytes(c), bytes(c)));
    }

    @Property
    void order(@ForAll("texts") String a, @ForAll("texts") String b, @ForAll @IntRange(max = 40) int shared) {
        String c = a.substring(0, Math.min(shared, a.length())) + b;
        assertEquals(a.compareTo(c), LatinText.compare(bytes(a), bytes(c), a.length(), c.length()));
        String start = c.substring(0, c.length() / 2);
        assertEquals(a.compareTo(start), LatinText.compare(bytes(a), bytes(c), a.length(), start.length()));
    }

    @Property
    void hashes(@ForAll("texts") String text) {
        assertEquals(text.hashCode(), LatinText.hash(bytes(text)));
    }

    @Property
    void parts(@ForAll("texts") String text, @ForAll @IntRange(max = 40) int from, @ForAll @IntRange(max = 40) int length) {
        int start = Math.min(from, text.length());
        String part = text.substring(start, Math.min(start + length, text.length()));
        assertEquals(LatinText.quickHash(bytes(part), 0, part.length()), LatinText.quickHash(bytes(text), start, start + part.length()));
        for (int at = 0; at <= text.length() - part.length(); at++) {
            assertEquals(text.startsWith(part, at), LatinText.isAt(bytes(text), at, bytes(part)));
        }
    }

    @Property
    void characters(@ForAll("texts") String text, @ForAll @IntRange(max = 41) int from, @ForAll @IntRange(max = 40) int end) {
        int last = Math.min(end, text.length());
        for (char each : new char[] {'a', 'b', '\0', '\u007f', '\u0080', '\u00ff', 'c'}) {
            assertEquals(text.substring(0, last).indexOf(each, from), LatinText.find(bytes(text), each, from, last));
        }
    }

    @Property
    void texts(@ForAll("texts") String text, @ForAll @IntRange(max = 41) int from, @ForAll @IntRange(max = 40) int start,
            @ForAll @IntRange(min = 1, max = 12) int length) {
        String part = text.substring(Math.min(start, text.length()), Math.min(start + length, text.length())) + "a";
        assertEquals(text.indexOf(part, from), LatinText.find(bytes(text), text.length(), bytes(part), part.length(), from));
        String found = part.length() > 1 ? part.substring(0, part.length() - 1) : part;
        assertEquals(text.indexOf(found, from), LatinText.find(bytes(text), text.length(), bytes(found), found.length(), from));
    }

    @Property
    void negatives(@ForAll("texts") String text, @ForAll @IntRange(max = 40) int from, @ForAll @IntRange(max = 40) int count) {
        int first = Math.min(from, text.length());
        int number = Math.min(count, text.length() - first);
        boolean expected = text.substring(first, first + number).chars().anyMatch(each -> each > 0x7f);
        assertEquals(expected, LatinText.hasNegatives(bytes(text), first, number));
    }
}
