package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** One thread, whose stacks the heap was told by {@link Heap#addStack}. */
@NoAlloc("part of allocation and collection")
final class OneMutator implements Mutators {
    private final ObjectModel model;

    OneMutator(ObjectModel model) {
        this.model = model;
    }

    @Override
    public Address ownRuns() {
        return model.bumpTable();
    }

    @Override
    public void lock() {
        // There is nobody else.
    }

    @Override
    public void unlock() {
        // There is nobody else.
    }

    @Override
    public void stop() {
        // There is nobody else.
    }

    @Override
    public void resume() {
        // There is nobody else.
    }

    @Override
    public void scan(Address stackPointer, Roots roots) {
        // The stacks are those of the heap.
    }

    @Override
    public void scanInterrupted(Roots roots) {
        // There is nobody else.
    }

    @Override
    public void tables(Survivors survivors) {
        // The one thread collects, and its table is known.
    }

    @Override
    public void forget(Survivors survivors) {
        // There is nothing.
    }

    @Override
    public void keep(Survivors survivors) {
        // The one thread collects, so it is not about to take a cell.
    }
}
