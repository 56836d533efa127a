package awesome.bench.programs;

/** The smallest program that shows that it runs. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("Hello, world");
    }
}
