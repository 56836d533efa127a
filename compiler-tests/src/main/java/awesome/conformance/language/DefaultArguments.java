package awesome.conformance.language;

/** Varargs: null, empty, arrays, primitives, boxing, generic, and overloads with the same meaning. */
public final class DefaultArguments {
    private static String ints(int... all) {
        return all == null ? "null" : "ints" + all.length;
    }

    private static String objects(Object first, Object... rest) {
        return first + "+" + (rest == null ? "null" : rest.length + (rest.length > 0 ? "" + rest[0] : ""));
    }

    private static String longs(long... all) {
        return "longs" + all.length;
    }

    private static String mixed(Integer... all) {
        return "Integers" + all.length;
    }

    private static String mixed(Number first, Object... all) {
        return "Number+" + all.length;
    }

    @SafeVarargs
    private static <T> String generic(T... all) {
        return all.getClass().getComponentType().getSimpleName() + all.length;
    }

    private static String format(String pattern, Object... arguments) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (char c : pattern.toCharArray()) {
            out.append(c == '%' ? arguments[next++] : (Object) c);
        }
        return out.toString();
    }

    private final String made;

    private DefaultArguments(char c, String... parts) {
        made = c + String.join("-", parts);
    }

    public static void main(String[] arguments) {
        System.out.println(ints() + " " + ints(1) + " " + ints(1, 2) + " " + ints(new int[3]) + " " + ints((int[]) null) + " " + ints('a', (byte) 1));
        System.out.println(objects("a") + " " + objects("a", "b", 3) + " " + objects("a", (Object[]) null) + " " + objects("a", (Object) null) + " "
                + objects(null) + " " + objects(1, new Object[] {"x", "y"}) + " " + objects(1, (Object) new String[] {"x"}).length() / 100);
        System.out.println(longs(1, 2) + " " + longs('a', 5L) + " " + mixed(1.5, 2) + " " + mixed(1L) + " " + mixed());
        System.out.println(generic(1, 2) + " " + generic("x") + " " + generic(1, "x").length() + " " + generic(new int[1], new int[2]) + " " + generic());
        System.out.println(format("%-%=%", 1, 'c', null) + " " + format("none"));
        System.out.println(new DefaultArguments('>').made + new DefaultArguments('>', "a", "b").made);
        try {
            System.out.println(format("%%", 1));
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
