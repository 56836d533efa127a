package awesome.conformance.utilities;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.Callable;

/** BitSet: ranges, logic, text, words, growth. */
public final class BitSets {
    private BitSets() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        BitSet a = new BitSet();
        a.set(1, 70);
        a.clear(10, 20);
        a.flip(65);
        a.set(200);
        BitSet b = BitSet.valueOf(new long[] {0xff00ff00ff00ff00L, 3});
        System.out.println(a.cardinality() + " " + a.length() + " " + a.size() + " " + a.nextSetBit(10) + " "
                + a.nextClearBit(1) + " "
                + a.previousSetBit(199) + " " + a.previousClearBit(64) + " " + a.get(5, 12) + " " + b + " "
                + a.intersects(b));
        BitSet and = (BitSet) a.clone();
        and.and(b);
        BitSet xor = (BitSet) a.clone();
        xor.xor(b);
        BitSet not = (BitSet) a.clone();
        not.andNot(b);
        BitSet or = (BitSet) a.clone();
        or.or(b);
        System.out.println(and + " " + xor.cardinality() + " " + not + " " + or.cardinality() + " " + a.hashCode()
                + " " + Arrays.toString(
                a.toLongArray()) + " " + Arrays.toString(b.toByteArray()) + " " + a.stream().sum() + " "
                + a.equals(or));
        BitSet sieve = new BitSet();
        sieve.set(2, 10_000);
        for (int i = 2; i * i < 10_000; i = sieve.nextSetBit(i + 1)) {
            for (int k = i * i; k < 10_000; k += i) {
                sieve.clear(k);
            }
        }
        System.out.println(sieve.cardinality() + " " + sieve.previousSetBit(9_999));
        show(() -> new BitSet(-1));
        show(() -> new BitSet().get(-1));
        show(() -> {
            new BitSet().set(3, 2);
            return null;
        });
    }
}
