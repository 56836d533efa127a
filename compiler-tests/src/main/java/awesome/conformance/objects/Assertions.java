package awesome.conformance.objects;

/** Assertions are off unless somebody asks for them. */
public final class Assertions {
    private static boolean evaluated;

    private Assertions() {}

    private static boolean note() {
        evaluated = true;
        return false;
    }

    public static void main(String[] arguments) {
        assert note() : "not reached " + note();
        System.out.println(evaluated + " " + Assertions.class.desiredAssertionStatus());
    }
}
