package awesome.conformance.classes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Hash codes of enums, records, lists, strings, boxes and arrays of them that the language defines. */
public final class Hashes {
    private Hashes() {}

    private enum Colour { RED, GREEN }

    private record Pair(Object a, Object b) {}

    private static boolean consistent(Object o) {
        return o.hashCode() == o.hashCode() && o.equals(o) && !o.equals(null) && !o.equals(new Object());
    }

    public static void main(String[] arguments) {
        Object[] all = {"text", 5, 5L, 5.5, 5.5f, 'c', true, false, (byte) 1, (short) 2, List.of(1, 2), Map.of("k", 1), Set.of(7), new Pair("a", null)};
        for (Object each : all) {
            System.out.println(each.hashCode() + " " + consistent(each));
        }
        System.out.println(Colour.RED.equals(Colour.RED) + " " + Colour.RED.equals(Colour.GREEN) + " " + consistent(Colour.GREEN));
        System.out.println(Objects.hash(1, "a", null) + " " + Objects.hashCode(null) + " " + Arrays.hashCode(new long[] {1, -1}) + " "
                + Arrays.deepHashCode(new Object[] {1, new int[] {2}, null}) + " " + new Pair(1, 2).equals(new Pair(1, 2)));
        System.out.println("\u20ac\ud83d\ude00".hashCode() + " " + "".hashCode() + " " + Boolean.hashCode(true) + " " + Double.hashCode(-0.0) + " "
                + Long.hashCode(-1) + " " + Float.hashCode(Float.NaN) + " " + Map.entry("a", 1).hashCode());
    }
}
