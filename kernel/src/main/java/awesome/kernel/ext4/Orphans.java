package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import java.util.ArrayList;

/**
 * Inodes that are to be freed or cut off, in a list on the disk, so that it is done after a crash: the super block has the
 * number of the first, and each that of the next where deleted ones have their time. The list has to be right in what is
 * committed only: who is an orphan no longer by then, as most files that lose their last name, was never in it.
 */
final class Orphans {
    private final Ext4FileSystem system;
    /** Numbers as they are in the list, the first last. */
    private final ArrayList<Long> list = new ArrayList<>();
    /** Those that come into it when the transaction is committed. */
    private final ArrayList<Node> waiting = new ArrayList<>();
    /** What the operation that runs has put there or taken away, in order. */
    private final ArrayList<Node> moved = new ArrayList<>();

    Orphans(Ext4FileSystem system) {
        this.system = system;
    }

    /** Reads the list. EUCLEAN. */
    void load() {
        list.clear();
        long number = system.space().view().getUnsignedInt(SuperBlock.LAST_ORPHAN);
        while (number != 0) {
            if (list.size() > system.superBlock().inodes) {
                throw system.problems().damaged("the list of orphans does not end");
            }
            Node node = system.node(number);
            if (number < system.superBlock().firstInode || !system.inodeAllocator().isUsed(number)) {
                throw node.damaged("it is in the list of orphans, but is none");
            }
            list.add(0, number);
            number = node.raw().deleted();
        }
    }

    /** The numbers in the list. */
    ArrayList<Long> all() {
        return new ArrayList<>(list);
    }

    private boolean isListed(Node node) {
        return !list.isEmpty() && list.contains(node.number());
    }

    /** An inode is an orphan from now on, if it is none yet; within an operation of {@link Changes}, as {@link #remove}. */
    void add(Node node) {
        if (node.waitingOrphan() < 0 && !isListed(node)) {
            move(node);
            moved.add(node);
        }
    }

    /** Makes an inode wait, or takes it from those that do. */
    private void move(Node node) {
        int at = node.waitingOrphan();
        if (at < 0) {
            node.setWaitingOrphan(waiting.size());
            waiting.add(node);
            return;
        }
        Node last = waiting.remove(waiting.size() - 1);
        if (last != node) {
            waiting.set(at, last);
            last.setWaitingOrphan(at);
        }
        node.setWaitingOrphan(-1);
    }

    /** The operation is done. */
    void keep() {
        moved.clear();
    }

    /** The operation was undone. */
    void undo() {
        for (int i = moved.size() - 1; i >= 0; i--) {
            move(moved.get(i));
        }
        moved.clear();
    }

    /** Whether {@link #store} has something to do. */
    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    /** Puts those that wait into the list, before a commit; within an operation of {@link Changes}. */
    void store() {
        while (!waiting.isEmpty()) {
            Node node = waiting.get(waiting.size() - 1);
            move(node);
            moved.add(node);
            system.changes().touchOrphans();
            setNext(node, list.isEmpty() ? 0 : list.get(list.size() - 1));
            setFirst(node.number());
            list.add(node.number());
        }
    }

    /** An inode is no orphan any more, if it was one. */
    void remove(Node node) {
        if (node.waitingOrphan() >= 0) {
            move(node);
            moved.add(node);
            return;
        }
        int at = list.isEmpty() ? -1 : list.indexOf(node.number());
        if (at < 0) {
            return;
        }
        system.changes().touchOrphans();
        long next = at == 0 ? 0 : list.get(at - 1);
        if (at == list.size() - 1) {
            setFirst(next);
        } else {
            setNext(system.node(list.get(at + 1)), next);
        }
        setNext(node, 0);
        list.remove(at);
    }

    private void setFirst(long number) {
        Block block = system.space().block();
        system.changes().change(block, system.space().start() + SuperBlock.LAST_ORPHAN, Integer.BYTES);
        system.space().view().putInt(SuperBlock.LAST_ORPHAN, (int) number);
    }

    private void setNext(Node node, long number) {
        RawInode raw = node.beginChange();
        raw.setDeleted(number);
        node.endChange(raw);
    }
}
