package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import java.util.ArrayList;

/**
 * Inodes that are to be freed or cut off, in a list on the disk, so that it is done after a crash: the super block has the
 * number of the first, and each that of the next where deleted ones have their time.
 */
final class Orphans {
    private final Ext4FileSystem system;
    /** Numbers as they are in the list, the first last. */
    private final ArrayList<Long> list = new ArrayList<>();

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

    boolean has(Node node) {
        return list.contains(node.number());
    }

    /** Puts an inode into the list, if it is not there; within an operation of {@link Changes}, as {@link #remove}. */
    void add(Node node) {
        if (has(node)) {
            return;
        }
        system.changes().touchOrphans();
        setNext(node, list.isEmpty() ? 0 : list.get(list.size() - 1));
        setFirst(node.number());
        list.add(node.number());
    }

    /** Takes an inode out of the list, if it is there. */
    void remove(Node node) {
        int at = list.indexOf(node.number());
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
