package awesome.conformance.numbers;

/** Characters as numbers: promotion, ranges, digits, surrogates and their names in text. */
public final class CharArithmetics {
    private CharArithmetics() {}

    public static void main(String[] arguments) {
        char c = 'x';
        c++;
        c += 1;
        System.out.println(c + " " + (c + 1) + " " + (char) (c - 25) + " " + c-- + --c + " " + -c + " " + ~c + " " + (c > 'w') + " " + c / 2 + c % 7);
        for (char each : new char[] {'0', '9', 'a', 'Z', '\u00e4', '\u0660', '\u20ac', '\ud83d', '\uffff', ' ', '\n'}) {
            System.out.println((int) each + " " + Character.isDigit(each) + Character.isLetter(each) + Character.isUpperCase(each)
                    + Character.isWhitespace(each) + Character.isSurrogate(each) + " " + Character.getNumericValue(each) + " "
                    + Character.digit(each, 36) + " " + (int) Character.toUpperCase(each) + " " + Character.getType(each));
        }
        int sum = 0;
        for (char i = 'a'; i <= 'z'; i++) {
            sum += i;
        }
        char[] counted = new char[128];
        for (char each : "hello world".toCharArray()) {
            counted[each]++;
        }
        System.out.println(sum + " " + (int) counted['l'] + " " + (int) counted['o'] + " " + ('a' + 'b') + (char) 98 + 'c' + 1);
        int point = 0x1f600;
        System.out.println(Character.charCount(point) + " " + Character.toChars(point).length + " " + Character.toString(point).codePointAt(0));
    }
}
