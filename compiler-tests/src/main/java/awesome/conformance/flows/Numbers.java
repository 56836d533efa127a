package awesome.conformance.flows;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Streams of int, long and double: ranges, statistics, conversions. */
public final class Numbers {
    private Numbers() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(IntStream.rangeClosed(1, 5).sum() + " " + IntStream.range(0, 5).average() + " "
                + IntStream.of(3, 1, 2).sorted().boxed()
                .toList() + " " + IntStream.empty().max() + " "
                + IntStream.rangeClosed(1, 20).asLongStream().reduce(1, (a, b) -> a * b) + " "
                + IntStream.range(0, 10).mapToObj(Integer::toString).collect(Collectors.joining()) + " "
                + IntStream.range(0, 5).summaryStatistics());
        System.out.println(LongStream.iterate(1, each -> each * 7).limit(5).sum() + " "
                + LongStream.of(5, 6).asDoubleStream().sum() + " "
                + LongStream.rangeClosed(Long.MAX_VALUE - 2, Long.MAX_VALUE).count() + " "
                + LongStream.of(1, 2).mapToInt(each -> (int) each).max());
        System.out.println(DoubleStream.of(0.1, 0.2, 0.3, 1e16, -1e16).sum() + " "
                + DoubleStream.of(1.5, 2.5).summaryStatistics() + " "
                + DoubleStream.of(1, Double.NaN, 3).max() + " " + DoubleStream.generate(() -> 0.1).limit(10).sum() + " "
                + DoubleStream.of(3, 4).map(Math::sqrt).mapToObj(String::valueOf).toList() + " "
                + DoubleStream.empty().average());
        System.out.println("h\u00e4llo".chars().filter(Character::isLetter).mapToObj(each -> (char) each).toList() + " "
                + "a\ud83d\ude00".codePoints().boxed().toList() + " " + new Random(5).ints(5, 0, 100).boxed().toList()
                + " "
                + new Random(5).doubles(2).sum() + " " + Arrays.stream(new int[] {1, 2, 3}, 1, 3).sum() + " "
                + new BitSet(5).stream().count());
        PrimitiveIterator.OfInt iterator = IntStream.range(0, 3).iterator();
        System.out.println(iterator.nextInt() + iterator.next() + " "
                + IntStream.range(0, 1000).filter(each -> each % 7 == 0).skip(3).findFirst());
    }
}
