package awesome.conformance.strings;

import java.nio.charset.StandardCharsets;

/** Comparing, hashing and searching texts longer than a machine word, with differences at every place. */
public final class LongTexts {
    private LongTexts() {}

    public static void main(String[] arguments) {
        StringBuilder text = new StringBuilder();
        for (int length = 0; length < 35; length++) {
            String whole = text.toString();
            long sum = whole.hashCode();
            for (int at = 0; at < length; at++) {
                String other = whole.substring(0, at) + '\u00ff' + whole.substring(at + 1);
                sum = sum * 31 + whole.compareTo(other) + other.compareTo(whole.substring(0, at)) + (whole.equals(other) ? 5 : 0);
                sum = sum * 31 + other.indexOf('\u00ff') + other.indexOf('\u00ff', at + 1) + whole.indexOf(whole.charAt(at), at / 2);
                sum = sum * 31 + whole.indexOf(whole.substring(at)) + other.indexOf(whole.substring(at), at / 3);
                sum = sum * 31 + (whole.equals(new String(whole.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)) ? 1 : 0);
                byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
                sum = sum * 31 + new String(bytes, 0, at, StandardCharsets.UTF_8).hashCode()
                        + new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8).hashCode();
            }
            System.out.println(length + " " + sum);
            text.append((char) ('a' + length * 7 % 26));
        }
    }
}
