package awesome.kernel.memory;

import awesome.magic.NoAlloc;

/** Says which try to get memory fails though there is some, to test what happens then. One CPU at a time. */
@NoAlloc("page tables are made through it")
public final class FailurePlan {
    private long tries;
    private long failing;

    /** Lets the {@code number}th try from now on fail, 1 for the next; 0 for none. */
    public void failAt(long number) {
        tries = 0;
        failing = number;
    }

    /** How many tries there have been since it was told which fails. */
    public long tries() {
        return tries;
    }

    /** There is another try; whether it is to fail. */
    public boolean fails() {
        tries++;
        return tries == failing;
    }
}
