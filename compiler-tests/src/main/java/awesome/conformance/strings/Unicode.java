package awesome.conformance.strings;

/** Text of all planes is printed as UTF-8, unpaired surrogates as question marks. */
public final class Unicode {
    private Unicode() {}

    public static void main(String[] arguments) {
        System.out.println("ASCII, \u00e4\u00f6\u00fc\u00df, \u20ac, \u8def, \ud83d\ude00, \u0000 zero \u007f");
        System.out.println("lone \ud83d here \ude00 and at the end \ud83d");
        System.out.print('\u00e9');
        System.out.print("\u0301\n");
        System.out.println(new char[] {'a', '\u20ac', '\n', 'b'});
        System.out.println((Object) null);
        System.out.println();
        System.out.append("appended ").append('c').append("xyz", 1, 2).println();
        System.out.write('w');
        System.out.write('\n');
        System.out.flush();
    }
}
