package awesome.conformance.start;

import java.io.IOException;

/** Reading bytes of standard input up to its end. */
public final class Input {
    private Input() {}

    public static void main(String[] arguments) throws IOException {
        int sum = 0;
        int lines = 0;
        System.out.println(System.in.read());
        byte[] buffer = new byte[10];
        int count = System.in.read(buffer, 2, 7);
        System.out.println(count > 0);
        for (int each = System.in.read(); each >= 0; each = System.in.read()) {
            sum = sum * 31 + each;
            lines += each == '\n' ? 1 : 0;
        }
        System.out.println(lines + " " + System.in.read() + " " + System.in.read(buffer) + " "
                + (count == 7 ? sum : 0));
    }
}
