package awesome.conformance.arithmetic;

/** Operators of boolean evaluate both sides or stop early. */
public final class BooleanLogic {
    private static int evaluated;

    private BooleanLogic() {}

    private static boolean note(boolean value) {
        evaluated++;
        return value;
    }

    public static void main(String[] arguments) {
        boolean[] both = {false, true};
        for (boolean a : both) {
            for (boolean b : both) {
                evaluated = 0;
                boolean early = note(a) && note(b) || note(!a) && note(!b);
                int first = evaluated;
                boolean full = note(a) & note(b) | note(a) ^ note(b);
                System.out.println(early + " " + first + " " + full + " " + evaluated);
                boolean changed = a;
                changed &= b;
                changed |= !a;
                changed ^= true;
                System.out.println(changed + " " + (a ? b ? "both" : "first" : b ? "second" : "none"));
            }
        }
    }
}
