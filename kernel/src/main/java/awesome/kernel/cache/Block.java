package awesome.kernel.cache;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;

/**
 * A block of a volume in memory. It stays there until the operation ends in which {@link BlockCache} gave it out, and
 * longer if it was changed.
 */
public final class Block extends MemoryView {
    /** What is to be done with a block that was changed before it is written, such as a checksum. */
    public interface Seal {
        /** {@code block} will be written as it is when this returns. */
        void seal(Block block);
    }

    private final long number;
    final long frame;
    /** Its neighbours in the order in which blocks were last used. */
    Block older;
    Block newer;
    /** The next one of those whose numbers have one hash. */
    Block nextInSlot;
    /** When it was last given out. */
    long operation;
    private boolean checked;
    private boolean orderly;
    private boolean dirty;
    private Object holder;
    private long stamp;
    private Seal seal;

    Block(long number, long frame, PhysMemory memory, int size) {
        super(memory, Frame.of(frame).start(), size);
        this.number = number;
        this.frame = frame;
    }

    /** Its number on the volume. */
    public long number() {
        return number;
    }

    /** Bits of the physical address of its first byte. */
    public long address() {
        return Frame.of(frame).start().bits();
    }

    /** Whether somebody has found its content to be what it should be. */
    public boolean isChecked() {
        return checked;
    }

    /** Its content is what it should be, and need not be looked at again. */
    public void setChecked() {
        checked = true;
    }

    /** Whether somebody has found each part of it to be in order, as who changes it leaves it. */
    public boolean isOrderly() {
        return orderly;
    }

    /** Its parts are in order, and need not be looked at again. */
    public void setOrderly() {
        orderly = true;
    }

    /** Whether it is to be written to its place. */
    public boolean isDirty() {
        return dirty;
    }

    /** It is to be written to its place, or no longer. */
    public void setDirty(boolean now) {
        dirty = now;
    }

    /** Who keeps it from being written to its place, such as a transaction; null if nobody. */
    public Object holder() {
        return holder;
    }

    /** From now on {@code now} keeps it from being written to its place; null for nobody. */
    public void setHolder(Object now) {
        holder = now;
    }

    /** A number that who changes it has put there; 0 at first. */
    public long stamp() {
        return stamp;
    }

    /** Puts a number there. */
    public void setStamp(long now) {
        stamp = now;
    }

    /** What is to be done when it was changed, before it is written; null for nothing. */
    public void setSeal(Seal now) {
        seal = now;
    }

    /** What is to be done then; null for nothing. */
    public Seal sealToDo() {
        return seal;
    }

    /** Does that. */
    public void seal() {
        if (seal != null) {
            seal.seal(this);
        }
    }
}
