package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** What the collector tells {@link Mutators} about objects, and asks about their tables. */
@NoAlloc("part of collection")
public interface Survivors {
    /** Whether the object at this address is garbage; never so in the image. Only in {@link Mutators#forget}. */
    boolean isDead(Address object);

    /** When a collection in steps starts: what is allocated in the runs of a {@link BumpTable} from now on is new. */
    void leaveRuns(Address bumpTable);

    /** After marking: leaves what is left of the runs of a {@link BumpTable} to the thread that has it. */
    void keepRuns(Address bumpTable);
}
