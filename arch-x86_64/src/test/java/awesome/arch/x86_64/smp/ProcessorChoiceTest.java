package awesome.arch.x86_64.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessorChoiceTest {
    private static final long WIDE = 1L << 31;

    private static ProcessorChoice choice(List<Integer> all, int boot, long limit, int most) {
        return new ProcessorChoice(all, boot, limit, most);
    }

    @Test
    void allButTheOneThatBooted() {
        ProcessorChoice choice = choice(List.of(0, 2, 4, 6), 4, WIDE, 64);
        assertEquals(List.of(0, 2, 6), choice.others());
        assertEquals(0, choice.leftOut());
    }

    @Test
    void oneThatBootedWithoutBeingListedCountsToo() {
        assertEquals(List.of(1), choice(List.of(1, 2), 0, WIDE, 2).others());
    }

    @Test
    void noMoreThanWanted() {
        ProcessorChoice choice = choice(List.of(0, 1, 2, 3), 0, WIDE, 3);
        assertEquals(List.of(1, 2), choice.others());
        assertEquals(1, choice.leftOut());
        assertEquals(3, choice(List.of(0, 1, 2, 3), 0, WIDE, 1).leftOut());
        assertEquals(List.of(), choice(List.of(0, 1, 2, 3), 0, WIDE, 0).others());
        assertEquals(List.of(), choice(List.of(0, 1, 2, 3), 0, WIDE, -5).others());
    }

    @Test
    void noMoreThanTheKernelHasRoomFor() {
        List<Integer> many = IntStream.range(0, 100).boxed().toList();
        ProcessorChoice choice = choice(many, 0, WIDE, Integer.MAX_VALUE);
        assertEquals(63, choice.others().size());
        assertEquals(36, choice.leftOut());
    }

    @Test
    void noneThatCannotBeSentTo() {
        ProcessorChoice choice = choice(List.of(0, 254, 255, 256), 0, 0xff, 64);
        assertEquals(List.of(254), choice.others());
        assertEquals(2, choice.leftOut());
    }
}
