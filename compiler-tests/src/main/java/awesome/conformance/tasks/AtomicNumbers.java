package awesome.conformance.tasks;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Atomic numbers, references and arrays, adders and accumulators, from many threads. */
public final class AtomicNumbers {
    private AtomicNumbers() {}

    public static void main(String[] arguments) throws Exception {
        AtomicInteger number = new AtomicInteger();
        AtomicIntegerArray array = new AtomicIntegerArray(8);
        LongAdder adder = new LongAdder();
        LongAccumulator maximum = new LongAccumulator(Long::max, Long.MIN_VALUE);
        AtomicReference<String> longest = new AtomicReference<>("");
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int own = i;
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 10_000; k++) {
                    number.incrementAndGet();
                    array.addAndGet(k & 7, own);
                    adder.add(k);
                    maximum.accumulate(k * own);
                }
                longest.accumulateAndGet("x".repeat(own), (a, b) -> a.length() > b.length() ? a : b);
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        System.out.println(number + " " + array + " " + adder + " " + maximum + " " + longest);
        System.out.println(number.getAndSet(5) + " " + number.compareAndSet(5, 6) + " "
                + number.updateAndGet(each -> each * 7) + " " + number.getAndAccumulate(2,
                Integer::sum) + " " + number.compareAndExchange(44, 1) + " " + number.weakCompareAndSetPlain(9, 9)
                + " " + adder.sumThenReset() + " " + adder);
        AtomicStampedReference<String> stamped = new AtomicStampedReference<>("a", 1);
        int[] stamp = new int[1];
        System.out.println(stamped.compareAndSet("a", "b", 1, 2) + " " + stamped.get(stamp) + stamp[0] + " "
                + stamped.attemptStamp("b", 5) + " "
                + new AtomicMarkableReference<>("m", true).isMarked() + " " + new AtomicBoolean().getAndSet(true)
                + " " + new AtomicLong(5).getAndDecrement() + " "
                + new AtomicReferenceArray<>(new String[] {"q"}).getAndSet(0, "r") + " "
                + new AtomicLongArray(3).length());
        DoubleAdder real = new DoubleAdder();
        real.add(1.5);
        System.out.println(real);
        try {
            array.get(8);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
