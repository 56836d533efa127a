package awesome.conformance.strings;

/** Insert, delete, replace and reverse in a StringBuilder. */
public final class BuilderEditing {
    private BuilderEditing() {}

    private static void show(StringBuilder builder) {
        System.out.println("[" + builder + "] " + builder.length());
    }

    public static void main(String[] arguments) {
        StringBuilder builder = new StringBuilder("hello");
        show(builder.insert(0, 42).insert(2, ' ').insert(builder.length(), 1.5).insert(3, "\u20ac"));
        show(builder.delete(0, 3).deleteCharAt(0).replace(1, 3, "EY").reverse());
        show(new StringBuilder("a\ud83d\ude00b").reverse());
        builder.setCharAt(0, '!');
        builder.setLength(3);
        show(builder);
        builder.setLength(5);
        System.out.println((int) builder.charAt(4));
        builder.setLength(0);
        show(builder.append(true).append('c').append(1L).append(2f).append((Object) null).append(new char[] {'x'}).append("abc", 1, 3));
        System.out.println(builder.indexOf("c") + " " + builder.lastIndexOf("c") + " " + builder.substring(3) + " "
                + builder.compareTo(new StringBuilder("true")) + " " + builder.isEmpty());
        for (int index : new int[] {-1, 100}) {
            try {
                builder.insert(index, "x");
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
            try {
                builder.deleteCharAt(index);
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
            try {
                builder.charAt(index);
            } catch (IndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
