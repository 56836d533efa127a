package awesome.kernel.fat;

import awesome.kernel.memory.LittleEndian;

/**
 * Goes over the files of a directory. Before the slot of a file come those with the pieces of its long name, the last piece
 * first; if they do not belong to it, the name is the short one.
 */
final class EntryScan {
    /** Characters in a piece, and where they are in its slot. */
    static final int PIECE = 13;
    private static final int[] PLACES = {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30};
    static final int CHECKSUM = 13;
    /** In the number of the last piece, which comes first. */
    static final int LAST = 0x40;
    private static final int MOST_PIECES = 20;

    private final Slots slots;
    private int index;
    private final char[] name = new char[MOST_PIECES * PIECE];
    /** The piece that should come next, 0 if all are here; -1 if there is no long name. */
    private int wanted = -1;
    private int pieces;
    private int checksum;
    private int firstSlot;

    /** Begins at {@code index}, or at the long name that goes on there. */
    EntryScan(Slots slots, int index) {
        this.slots = slots;
        int start = index;
        while (start > 0 && start > index - MOST_PIECES && slots.has(start - 1) && slots.isLongName(start - 1)) {
            start--;
        }
        this.index = start;
    }

    /** The next file; null if there is none. EUCLEAN, EIO. */
    Entry next() {
        for (; slots.has(index) && slots.first(index) != 0; index++) {
            byte[] slot = slots.read(index);
            int attributes = Entry.attributes(slot);
            if ((slot[0] & 0xff) == Slots.FREE) {
                wanted = -1;
            } else if ((attributes & 0x3f) == Slots.LONG_NAME) {
                takePiece(slot);
            } else if ((attributes & Entry.VOLUME) != 0 || slot[0] == '.') {
                wanted = -1;
            } else {
                boolean isLong = wanted == 0 && checksum == FatNames.checksum(slot);
                wanted = -1;
                String shown = isLong ? longName() : FatNames.shown(slot, Entry.flags(slot));
                if (isUsable(shown)) {
                    Entry entry = new Entry(shown, isLong ? firstSlot : index, index, slot);
                    index++;
                    return entry;
                }
            }
        }
        return null;
    }

    /** The slot from which on all are free, when there is no next file. */
    int end() {
        return index;
    }

    private static boolean isUsable(String name) {
        return !name.isEmpty() && name.indexOf('/') < 0 && name.indexOf('\0') < 0 && !name.equals(".") && !name.equals("..");
    }

    private void takePiece(byte[] slot) {
        int number = slot[0] & 0x3f;
        if ((slot[0] & LAST) != 0) {
            wanted = number > 0 && number <= MOST_PIECES ? number : -1;
            pieces = number;
            checksum = slot[CHECKSUM] & 0xff;
            firstSlot = index;
        }
        if (number != wanted || (slot[CHECKSUM] & 0xff) != checksum) {
            wanted = -1;
            return;
        }
        for (int i = 0; i < PIECE; i++) {
            name[(number - 1) * PIECE + i] = (char) LittleEndian.getShort(slot, PLACES[i]);
        }
        wanted--;
    }

    private String longName() {
        int length = 0;
        while (length < pieces * PIECE && name[length] != 0) {
            length++;
        }
        return new String(name, 0, length);
    }

    /** The slot with one piece of a long name; behind its end comes a zero, and then ones. */
    static byte[] piece(String name, int number, boolean isLast, int checksum) {
        byte[] slot = new byte[FatLayout.SLOT];
        slot[0] = (byte) (isLast ? number | LAST : number);
        slot[Slots.ATTRIBUTES] = Slots.LONG_NAME;
        slot[CHECKSUM] = (byte) checksum;
        for (int i = 0; i < PIECE; i++) {
            int at = (number - 1) * PIECE + i;
            LittleEndian.putShort(slot, PLACES[i], at < name.length() ? name.charAt(at) : at == name.length() ? 0 : 0xffff);
        }
        return slot;
    }
}
