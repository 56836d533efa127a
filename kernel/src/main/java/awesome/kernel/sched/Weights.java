package awesome.kernel.sched;

import awesome.magic.NoAlloc;

/**
 * What share of the processor a nice value is worth: 1024 for 0, and each step a factor of 1.25, which changes the
 * share of one of two threads by about 10 % (getpriority(2), sched(7)).
 */
@NoAlloc("used where threads are switched")
final class Weights {
    /** Of nice 0. */
    static final int NORMAL = 1024;
    /** Of {@link Policy#IDLE}: a fifth of nice 19. */
    static final int IDLE = 3;

    private static final int STEPS_BELOW = -Schedulable.LEAST_NICE;
    private static final int[] OF_NICE = new int[Schedulable.MOST_NICE - Schedulable.LEAST_NICE + 1];

    static {
        for (int nice = Schedulable.LEAST_NICE; nice <= Schedulable.MOST_NICE; nice++) {
            long above = NORMAL;
            long below = 1;
            for (int i = 0; i < Math.abs(nice); i++) {
                above *= nice < 0 ? 5 : 4;
                below *= nice < 0 ? 4 : 5;
            }
            OF_NICE[nice + STEPS_BELOW] = (int) ((above + below / 2) / below);
        }
    }

    private Weights() {}

    /** Of a nice value from -20 to 19. */
    static int ofNice(int nice) {
        return OF_NICE[nice + STEPS_BELOW];
    }

    /** What {@code nanos} of processor time are in the virtual time of a thread of this weight. */
    static long virtual(long nanos, int weight) {
        return weight == NORMAL ? nanos : nanos * NORMAL / weight;
    }

    /** How long a thread of this weight takes for {@code virtual} nanoseconds of its virtual time, rounded up. */
    static long real(long virtual, int weight) {
        return weight == NORMAL ? virtual : (virtual * weight + NORMAL - 1) / NORMAL;
    }
}
