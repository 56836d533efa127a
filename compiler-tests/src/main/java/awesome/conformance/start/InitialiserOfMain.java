package awesome.conformance.start;

/** The initialiser of the main class runs before main. */
public final class InitialiserOfMain {
    private static final StringBuilder LOG = new StringBuilder("field ");

    private InitialiserOfMain() {}

    static {
        LOG.append("block ");
        System.out.println("initialised");
    }

    public static void main(String[] arguments) {
        System.out.println(LOG.append("main"));
    }
}
