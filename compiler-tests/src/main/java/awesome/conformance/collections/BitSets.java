package awesome.conformance.collections;

import java.util.BitSet;

/** BitSet: set, clear, flip, logic and iteration. */
public final class BitSets {
    private BitSets() {}

    public static void main(String[] arguments) {
        BitSet bits = new BitSet();
        for (int i = 0; i < 300; i += 7) {
            bits.set(i);
        }
        bits.flip(10, 20);
        bits.clear(14);
        bits.set(1000);
        System.out.println(bits + " " + bits.cardinality() + " " + bits.length() + " " + bits.nextSetBit(15) + " "
                + bits.nextClearBit(15) + " " + bits.previousSetBit(999) + " " + bits.get(21) + " " + bits.hashCode());
        BitSet other = new BitSet();
        other.set(0, 50);
        BitSet copy = (BitSet) bits.clone();
        copy.and(other);
        System.out.println(copy + " " + copy.intersects(other) + " " + copy.equals(bits));
        copy.xor(other);
        copy.andNot(bits);
        copy.or(bits);
        System.out.println(copy.cardinality() + " " + copy.get(0, 70) + " " + other.isEmpty() + " "
                + bits.toLongArray().length);
        try {
            bits.set(-1);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
