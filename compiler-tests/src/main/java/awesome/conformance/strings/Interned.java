package awesome.conformance.strings;

/** String.intern gives the constant for an equal text, and one string for texts that are no constants. */
public final class Interned {
    private Interned() {}

    public static void main(String[] arguments) {
        String built = new StringBuilder("inter").append("ned").toString();
        System.out.println((built == "interned") + " " + (built.intern() == "interned") + " " + built.intern());
        System.out.println((new String("x").intern() == "x") + " " + ("constant".intern() == "constant") + " "
                + ("a constant".substring(2).intern() == "constant") + " " + ("".intern() == arguments[1].intern()));
        String first = "number " + arguments.length;
        String second = "number " + arguments.length;
        System.out.println((first == second) + " " + (first.intern() == second.intern()) + " "
                + (first.intern() == first) + " " + (second.intern() == first));
        String unicode = "gr\u00fc\u00df " + (char) 0x20ac;
        System.out.println((unicode.intern() == "gr\u00fc\u00df \u20ac") + " "
                + (String.valueOf(true).intern() == "true") + " " + (Integer.toString(17).intern() == "17"));
        for (int i = 0; i < 2000; i++) {
            if (("key" + i % 100).intern() != ("key" + i % 100).intern()) {
                System.out.println("two strings for key " + i);
            }
        }
    }
}
