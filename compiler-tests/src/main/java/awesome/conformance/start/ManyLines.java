package awesome.conformance.start;

/** Much output, in order. */
public final class ManyLines {
    private ManyLines() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < 5000; i++) {
            System.out.println("line " + i + " of many \u00e4");
        }
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            large.append((char) ('a' + i % 26)).append(i % 100 == 99 ? "\n" : "");
        }
        System.out.print(large);
        System.out.println("end");
    }
}
