package awesome.conformance.arrays;

/** instanceof, casts and names of arrays. */
public final class TypeTests {
    private TypeTests() {}

    private static String tests(Object value) {
        return (value instanceof Object[]) + " " + (value instanceof int[]) + " " + (value instanceof Object[][]) + " "
                + (value instanceof String[]) + " " + (value instanceof Comparable<?>[]) + " "
                + (value instanceof Cloneable) + " " + (value instanceof java.io.Serializable) + " "
                + (value instanceof CharSequence[][]);
    }

    public static void main(String[] arguments) {
        Object[] values = {new Object[0], new int[0], new int[0][0], new String[0], new String[0][0], new Integer[0],
            new long[0], "text", new char[0][0][0]};
        for (Object each : values) {
            System.out.println(each.getClass().getName() + " " + tests(each));
            try {
                System.out.println(((Object[]) each).length);
            } catch (ClassCastException e) {
                System.out.println(e.getMessage());
            }
            try {
                System.out.println(((CharSequence[]) each).length);
            } catch (ClassCastException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(int[].class == new int[3].getClass());
        System.out.println(String[][].class.getComponentType() + " " + int.class + " " + boolean[].class.getSimpleName()
                + " " + new int[0].equals(new int[0]));
    }
}
