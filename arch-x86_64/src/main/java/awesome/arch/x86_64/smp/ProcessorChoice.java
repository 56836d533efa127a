package awesome.arch.x86_64.smp;

import awesome.kernel.machine.Cpus;
import java.util.ArrayList;
import java.util.List;

/** Which processors of a machine are used. */
final class ProcessorChoice {
    private final List<Integer> others = new ArrayList<>();
    private final int most;
    private final int leftOut;

    /**
     * Chooses the first ones.
     *
     * @param all the APIC identifiers of those that can be used
     * @param boot the identifier of the one that booted, which need not be among them
     * @param limit above the identifiers that can be sent to
     * @param wanted how many are wanted at most with the one that booted
     */
    ProcessorChoice(List<Integer> all, int boot, long limit, int wanted) {
        most = Math.max(1, Math.min(wanted, Cpus.LIMIT));
        int out = 0;
        for (int identifier : all) {
            if (identifier == boot) {
                continue;
            }
            if (others.size() < most - 1 && identifier < limit) {
                others.add(identifier);
            } else {
                out++;
            }
        }
        leftOut = out;
    }

    /** The identifiers of those to start. */
    List<Integer> others() {
        return others;
    }

    /** How many are used at most, with the one that booted. */
    int most() {
        return most;
    }

    /** How many are not used. */
    int leftOut() {
        return leftOut;
    }
}
