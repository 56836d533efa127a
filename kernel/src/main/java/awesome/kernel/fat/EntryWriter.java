package awesome.kernel.fat;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/** Puts files into directories and takes them out. */
final class EntryWriter {
    private EntryWriter() {}

    /**
     * Adds a file.
     *
     * @param name that no file there has
     * @param slot what is said of it; the short name is put in
     * @return the index of the slot; ENOSPC
     */
    static int add(Slots slots, String name, byte[] slot) {
        HashSet<String> taken = new HashSet<>();
        EntryScan scan = new EntryScan(slots, 0);
        for (Entry each = scan.next(); each != null; each = scan.next()) {
            taken.add(new String(each.slot, 0, FatNames.SHORT, StandardCharsets.ISO_8859_1));
        }
        String exact = FatNames.exactShort(name);
        boolean needsLong = exact == null || taken.contains(exact);
        String shortName = needsLong ? FatNames.alias(name, taken) : exact;
        byte[] bytes = shortName.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, slot, 0, FatNames.SHORT);
        // Flags for small letters are of another name.
        slot[FatNames.SHORT + 1] = 0;
        int pieces = needsLong ? (name.length() + EntryScan.PIECE - 1) / EntryScan.PIECE : 0;
        int first = room(slots, pieces + 1, scan.end());
        int checksum = FatNames.checksum(slot);
        for (int i = 0; i < pieces; i++) {
            int number = pieces - i;
            slots.write(first + i, EntryScan.piece(name, number, i == 0, checksum));
        }
        slots.write(first + pieces, slot);
        int behind = first + pieces + 1;
        if (behind > scan.end() && slots.has(behind) && slots.first(behind) != 0) {
            slots.end(behind);
        }
        return first + pieces;
    }

    /** The first of {@code count} free slots side by side; those from {@code end} on are free, whatever they hold. */
    private static int room(Slots slots, int count, int end) {
        int first = 0;
        for (int index = 0; index - first < count; index++) {
            if (!slots.has(index) && (index >= Slots.MOST || !slots.extend())) {
                throw new ErrnoException(Errno.ENOSPC);
            }
            if (index < end && !slots.isFree(index)) {
                first = index + 1;
            }
        }
        return first;
    }

    /** Takes a file out. */
    static void remove(Slots slots, int first, int last) {
        for (int i = first; i <= last; i++) {
            slots.free(i);
        }
    }
}
