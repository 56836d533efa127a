package awesome.conformance.objects.other;

/** A class with a method that other packages cannot see, and one that they can override. */
public class Elsewhere {
    /** For subclasses. */
    public Elsewhere() {}

    String secret() {
        return "elsewhere";
    }

    /** What subclasses may override. */
    protected String open() {
        return "Elsewhere.open";
    }

    /** Calls the hidden method. */
    public final String callSecret() {
        return secret();
    }

    /** Calls the other. */
    public final String callOpen() {
        return open();
    }
}
