package awesome.conformance.arrays;

/** A clone of an array is a new array of the same class with the same elements. */
public final class Clone {
    private Clone() {}

    public static void main(String[] arguments) {
        int[] numbers = {1, 2, 3};
        int[] copy = numbers.clone();
        copy[0] = 9;
        System.out.println(numbers[0] + " " + copy[0] + " " + copy.length + " " + (copy != numbers));
        String[][] deep = {{"a"}, {"b"}};
        String[][] shallow = deep.clone();
        shallow[0][0] = "changed";
        shallow[1] = null;
        System.out.println(deep[0][0] + " " + deep[1][0] + " " + shallow.getClass().getName());
        Object[] hidden = new Integer[] {5};
        Object[] cloned = hidden.clone();
        System.out.println(cloned.getClass().getName() + " " + cloned[0]);
        System.out.println(new boolean[] {true}.clone()[0] + " " + new double[] {2.5}.clone()[0] + " "
                + new byte[0].clone().length);
    }
}
