package awesome.conformance.numbers;

/** Compound assignments that narrow, with operands of wider types and side effects in the target. */
public final class CompoundNarrowing {
    private CompoundNarrowing() {}

    private static int calls;
    private static final int[] ARRAY = {10, 20, 30};

    private static int next() {
        return calls++;
    }

    private static int[] array() {
        calls += 100;
        return ARRAY;
    }

    public static void main(String[] arguments) {
        byte b = 10;
        b += 250;
        short s = 1;
        s -= 1e5;
        char c = 'a';
        c *= 2.5f;
        int i = 5;
        i *= 1.5;
        long l = 7;
        l /= 0.3f;
        float f = 3;
        f += 1e-9;
        System.out.println(b + " " + s + " " + (int) c + " " + i + " " + l + " " + f);
        i += 3.99f;
        i -= 'a';
        i <<= 2L;
        i ^= -1L;
        l += i -= l *= 2;
        System.out.println(i + " " + l);
        ARRAY[next()] += next() * 10;
        ARRAY[next()] -= ARRAY[next() - 3]++ + ++ARRAY[0];
        array()[next() % 3] *= array()[1] += 5;
        System.out.println(ARRAY[0] + " " + ARRAY[1] + " " + ARRAY[2] + " " + calls);
        int x = 3;
        x += x++ + x * (x = 10) - --x;
        System.out.println(x);
        int y = 1;
        y = y++ + y++ * y-- - (y += 5);
        System.out.println(y);
        boolean t = true;
        t &= false;
        t |= 3 > 2;
        t ^= t;
        System.out.println(t);
        String text = "a";
        text += 1 + 2;
        text += 'c' + 1;
        text += null;
        Object o = "o";
        o += text;
        System.out.println(o);
        final short[] shorts = {Short.MAX_VALUE};
        shorts[0]++;
        shorts[0] += 70000L;
        System.out.println(shorts[0] + " " + shorts[0]-- + " " + ~shorts[0]);
    }
}
