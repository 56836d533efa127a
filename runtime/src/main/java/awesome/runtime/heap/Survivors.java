package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** What is known after marking and before the sweep. */
@NoAlloc("part of collection")
public interface Survivors {
    /** Whether the object at this address is garbage; never so in the image. */
    boolean isDead(Address object);

    /** Leaves what is left of the runs of a {@link BumpTable} to the thread that has it. */
    void keepRuns(Address bumpTable);
}
