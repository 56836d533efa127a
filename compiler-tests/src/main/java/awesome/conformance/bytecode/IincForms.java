package awesome.conformance.bytecode;

/** Increments of local variables by small, large and negative steps, and of narrow types. */
public final class IincForms {
    private IincForms() {}

    public static void main(String[] arguments) {
        int i = 0;
        i += 127;
        System.out.print(i + " ");
        i += 128;
        System.out.print(i + " ");
        i -= 128;
        System.out.print(i + " ");
        i -= 129;
        System.out.print(i + " ");
        i += 32767;
        System.out.print(i + " ");
        i += 32768;
        System.out.print(i + " ");
        i -= 32768;
        System.out.print(i + " ");
        i += 1_000_000;
        System.out.println(i);
        byte b = 127;
        b++;
        System.out.print(b + " ");
        b += 300;
        System.out.print(b + " ");
        b -= 1.7;
        System.out.print(b + " ");
        b >>>= 1;
        System.out.println(b);
        short s = Short.MAX_VALUE;
        s++;
        System.out.print(s + " ");
        s *= 3;
        System.out.print(s + " ");
        s <<= 17;
        System.out.println(s);
        char c = 0;
        c--;
        System.out.print((int) c + " ");
        c += 2;
        System.out.print((int) c + " ");
        c -= 'a';
        System.out.print((int) c + " ");
        c /= 1.5f;
        System.out.println((int) c);
        int k = 5;
        k = k++ + ++k;
        System.out.print(k + " ");
        k += k++ * 2 + k;
        System.out.print(k + " ");
        k -= k - (k = 3);
        System.out.println(k);
        float f = 16777216f;
        f++;
        double d = 9007199254740992d;
        d++;
        long l = Long.MAX_VALUE;
        l++;
        System.out.println(f + " " + d + " " + l);
        int x = 1_000_000;
        x += 3.7e9;
        System.out.print(x + " ");
        x -= Float.NaN;
        System.out.print(x + " ");
        x *= 0.5;
        System.out.println(x);
    }
}
