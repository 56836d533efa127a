package awesome.conformance.strings;

/** A builder grows and changes from Latin-1 to UTF-16. */
public final class BuilderGrowth {
    private BuilderGrowth() {}

    public static void main(String[] arguments) {
        StringBuilder builder = new StringBuilder(1);
        for (int i = 0; i < 20000; i++) {
            builder.append(i % 10).append(i % 7 == 0 ? "x" : "");
        }
        int before = builder.toString().hashCode();
        builder.append('\u4e2d');
        for (int i = 0; i < 20000; i++) {
            builder.append((char) ('a' + i % 26));
        }
        System.out.println(before + " " + builder.length() + " " + builder.toString().hashCode());
        StringBuffer buffer = new StringBuffer("sync");
        buffer.append(1).insert(0, "<").append('>').reverse();
        System.out.println(buffer + " " + buffer.length());
    }
}
