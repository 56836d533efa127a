package awesome.conformance.flows;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Spliterators: characteristics, splitting, own sources. */
public final class Splitting {
    private Splitting() {}

    public static void main(String[] arguments) throws Exception {
        for (Spliterator<Integer> each : List.of(List.of(1, 2, 3, 4).spliterator(), new TreeSet<>(List.of(3, 1, 2))
                .spliterator(), new ArrayDeque<>(
                List.of(1, 2)).spliterator(), new HashSet<>(List.of(1)).spliterator(), Stream.of(1, 2, 3)
                .spliterator(), new LinkedList<>(List.of(
                5, 6)).spliterator(), IntStream.range(0, 9).spliterator())) {
            System.out.print(each.estimateSize() + " " + each.hasCharacteristics(Spliterator.SIZED)
                    + each.hasCharacteristics(Spliterator.ORDERED)
                    + each.hasCharacteristics(Spliterator.SORTED) + each.hasCharacteristics(Spliterator.DISTINCT)
                    + " ");
            each.tryAdvance(first -> System.out.print(first + ";"));
            Spliterator<Integer> half = each.trySplit();
            if (half != null) {
                half.forEachRemaining(one -> System.out.print(one + ","));
            }
            each.forEachRemaining(one -> System.out.print("|" + one));
            System.out.println();
        }
        Iterator<Integer> squares = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < 5;
            }

            @Override
            public Integer next() {
                return next * next++;
            }
        };
        System.out.println(StreamSupport.stream(Spliterators.spliteratorUnknownSize(squares, Spliterator.ORDERED),
                false).toList() + " "
                + StreamSupport.stream(Spliterators.spliterator(new Object[] {1, 2}, 0), true).count());
    }
}
