package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** The {@code Reference}s that a collection meets, and those it cleared. Lists go through their links. */
@NoAlloc("part of collection")
final class WeakReferences {
    private final ObjectModel model;
    private final Blocks blocks;

    private boolean clearSoft;
    /** References seen whose referent is not marked yet, linked; the last links to itself. */
    private int discovered;
    /** Cleared references for the queues; the last links to null. */
    private int cleared;

    WeakReferences(ObjectModel model, Blocks blocks) {
        this.model = model;
        this.blocks = blocks;
    }

    /** Starts a collection. One that was abandoned leaves references in its list, where this one would not look at them. */
    void begin(boolean softAsWeak) {
        clearSoft = softAsWeak;
        while (discovered != 0) {
            takeDiscovered();
        }
    }

    /** The first of the list, which is in none then. */
    private int takeDiscovered() {
        int first = discovered;
        Address reference = blocks.at(first & 0xffff_ffffL);
        int following = model.link(reference);
        model.setLink(reference, 0);
        discovered = following == first ? 0 : following;
        return first;
    }

    /**
     * Notes a reference that is alive. Whether its referent is decides only after everything else is marked.
     *
     * @return what to mark for it now; 0 for nothing
     */
    int found(Address reference, int strength) {
        int referent = model.referent(reference);
        if (strength == ObjectModel.SOFT && !clearSoft) {
            return referent;
        }
        int link = model.link(reference);
        if (link == 0 && isDead(referent)) {
            int self = (int) reference.distanceFrom(model.base());
            model.setLink(reference, discovered == 0 ? self : discovered);
            discovered = self;
            return 0;
        }
        // If it is in a list, that is this collection's or that of cleared ones, which stay alive.
        return link;
    }

    /** Whether nothing has reached the object so far; never so for null and objects of the image. */
    private boolean isDead(int offset) {
        return blocks.isUnmarked(offset & 0xffff_ffffL);
    }

    /** Clears the references whose referents nothing reached, and lists them for their queues. */
    void clear() {
        while (discovered != 0) {
            int each = takeDiscovered();
            Address reference = blocks.at(each & 0xffff_ffffL);
            if (isDead(model.referent(reference))) {
                model.setReferent(reference, 0);
                model.setLink(reference, cleared);
                cleared = each;
            }
        }
    }

    /** The list of cleared references, a root. */
    int cleared() {
        return cleared;
    }

    /** The list of cleared references, which is then empty. */
    int takeCleared() {
        int first = cleared;
        cleared = 0;
        return first;
    }
}
