package awesome.conformance.lambdas;

/** A lambda without captures is one object, one with captures is made anew. */
public final class Identity {
    private Identity() {}

    private static Runnable plain() {
        return () -> {};
    }

    private static Runnable capturing(int n) {
        return () -> System.out.print(n);
    }

    public static void main(String[] arguments) {
        System.out.println((plain() == plain()) + " " + (capturing(1) == capturing(1)) + " " + plain().equals(plain())
                + " " + (plain().hashCode() == plain().hashCode()) + " " + plain().getClass().isInterface() + " "
                + (capturing(1).getClass() == capturing(2).getClass()));
        capturing(7).run();
        System.out.println();
    }
}
