package awesome.conformance.control;

/** Compound assignment evaluates its left side once, for all types and for strings. */
public final class CompoundAssignment {
    private static int calls;

    private CompoundAssignment() {}

    private final int[] numbers = {1, 2, 3};
    private String text = "t";
    private static long wide = 5;

    private CompoundAssignment self() {
        calls++;
        return this;
    }

    private static int index() {
        calls += 10;
        return 1;
    }

    public static void main(String[] arguments) {
        CompoundAssignment object = new CompoundAssignment();
        object.self().numbers[index()] += 5;
        object.self().numbers[index()]++;
        --object.self().numbers[index()];
        object.self().text += calls;
        System.out.println(calls + " " + object.numbers[1] + " " + object.text);
        String[] strings = {"a", null};
        strings[index()] += "b" + 1;
        strings[0] += 'c';
        strings[0] += 1.5f;
        System.out.println(strings[0] + strings[1] + calls);
        wide <<= 33;
        wide |= 1;
        wide ^= 3;
        wide %= 1000;
        wide *= 1.5;
        wide >>>= 1;
        System.out.println(wide);
        Integer boxed = 5;
        boxed += 3;
        boxed++;
        Character letter = 'a';
        letter++;
        byte[] bytes = {(byte) 127};
        bytes[0]++;
        bytes[0] >>= 1;
        char[] chars = {'x'};
        chars[0] += 1;
        System.out.println(boxed + " " + letter + " " + bytes[0] + " " + chars[0]);
        int i = 1;
        i += i++ + ++i;
        int j = i = i + 1;
        i -= -j;
        System.out.println(i + " " + j);
    }
}
