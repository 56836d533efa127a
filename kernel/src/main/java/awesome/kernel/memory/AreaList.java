package awesome.kernel.memory;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.magic.NonNull;
import java.util.ArrayList;

/** The areas of an address space, ascending and apart from one another. Neighbours that behave alike become one. */
@NonNull
final class AreaList {
    /** As many mappings a process may have, as on Linux; each costs kernel memory. */
    private static final int MOST = 65530;

    private final ArrayList<Area> areas = new ArrayList<>();

    int size() {
        return areas.size();
    }

    Area get(int index) {
        return areas.get(index);
    }

    Area remove(int index) {
        return areas.remove(index);
    }

    /** Throws ENOMEM if there is no room for one more. */
    void requireRoom() {
        if (areas.size() >= MOST) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    /** Where the highest free range below {@code top} starts, or -1. */
    long findFreeBelow(long top, long length) {
        long end = top;
        for (int i = Math.min(areas.size() - 1, firstEndingAfter(top)); i >= 0; i--) {
            Area area = areas.get(i);
            if (area.start >= end) {
                continue;
            }
            if (area.end <= end && end - area.end >= length) {
                break;
            }
            end = area.start;
        }
        return length <= 0 || end < length || end - length < AddressSpace.LOWEST ? -1 : end - length;
    }

    /** Whether all of [start, end) is mapped. */
    boolean isMapped(long start, long end) {
        long done = start;
        for (int i = firstEndingAfter(start); done < end; i++) {
            if (i == areas.size() || areas.get(i).start > done) {
                return false;
            }
            done = areas.get(i).end;
        }
        return true;
    }

    /** The area that an address lies in, or null. */
    Area find(long address) {
        int at = firstEndingAfter(address);
        return at < areas.size() && areas.get(at).contains(address) ? areas.get(at) : null;
    }

    /** Index of the first area that ends above {@code address}. */
    int firstEndingAfter(long address) {
        int low = 0;
        int high = areas.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (areas.get(middle).end > address) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Cuts areas at both bounds; the index of the first area in the range. */
    int splitAround(long start, long end) {
        cutAt(end);
        cutAt(start);
        return firstEndingAfter(start);
    }

    private void cutAt(long address) {
        int at = firstEndingAfter(address);
        if (at < areas.size() && areas.get(at).start < address) {
            requireRoom();
            areas.add(at + 1, areas.get(at).splitAt(address));
        }
    }

    /** Adds an area where nothing is mapped. */
    void insert(Area area) {
        int at = firstEndingAfter(area.start);
        areas.add(at, area);
        mergeFrom(at);
    }

    /** Makes neighbours one, from the one before {@code index} on, as far as they were changed. */
    void mergeFrom(int index) {
        int at = Math.max(0, index - 1);
        for (int steps = 0; steps < 3 && at + 1 < areas.size(); steps++) {
            Area area = areas.get(at);
            Area next = areas.get(at + 1);
            if (area.end == next.start && area.continuesWith(next)) {
                area.append(next);
                areas.remove(at + 1);
            } else {
                at++;
            }
        }
    }

    /** Adds an area behind all others. */
    void append(Area area) {
        areas.add(area);
    }
}
