package awesome.conformance.arrays;

/** An array of a subclass is an array of the superclass, and storing the wrong class throws. */
public final class Covariance {
    private Covariance() {}

    private interface Shape {}

    private static class Circle implements Shape {}

    private static final class Disc extends Circle {}

    private static void store(Object[] array, Object value) {
        try {
            array[0] = value;
            System.out.println("stored");
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        Object[][] arrays = {new Object[1], new Shape[1], new Circle[1], new Disc[1], new String[1], new Integer[1],
            new Object[1][], new int[1][], new Comparable<?>[1], new Cloneable[1], new Circle[1][1]};
        Object[] values = {new Disc(), new Circle(), "text", 1, null, new int[0], new String[0], new Circle[0],
            new Disc[0][0]};
        for (Object[] array : arrays) {
            for (Object value : values) {
                store(array, value);
            }
        }
    }
}
