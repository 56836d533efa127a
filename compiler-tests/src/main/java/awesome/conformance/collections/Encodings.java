package awesome.conformance.collections;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Base64, hexadecimal, UUIDs and check sums in Java. */
public final class Encodings {
    private Encodings() {}

    public static void main(String[] arguments) {
        for (String text
                : new String[] {"", "a", "ab", "abc",
                "\u20ac\ud83d\ude00 long enough to need a second line of output in MIME form, or not"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().encodeToString(bytes);
            System.out.println(encoded + " " + new String(Base64.getDecoder().decode(encoded),
                    StandardCharsets.UTF_8).equals(text) + " "
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        try {
            Base64.getDecoder().decode("a*b=");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(HexFormat.of().formatHex(new byte[] {0, -1, 16}) + " "
                + HexFormat.ofDelimiter(":").withUpperCase().formatHex(new byte[] {-86, 1}) + " "
                + HexFormat.of().parseHex("7f80")[1]);
        UUID id = new UUID(0x123456789abcdef0L, -1L);
        System.out.println(id + " " + UUID.fromString(id.toString()).equals(id) + " " + id.hashCode());
    }
}
