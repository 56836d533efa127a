package awesome.kernel.fat;

import java.util.HashMap;
import java.util.HashSet;

/**
 * The numbers of files: that of the place of the entry when it was first seen. A file keeps its number when its entry moves,
 * and while it is open without one; whoever comes to a place whose number is another one's gets a new number.
 */
final class InodeNumbers {
    private static final long FIRST_NEW = 1L << 48;

    private final HashMap<Long, Long> moved = new HashMap<>();
    /** Numbers of files that are not at the place of that number. */
    private final HashSet<Long> away = new HashSet<>();
    private long last = FIRST_NEW;

    /** The number of the file whose entry is at a place. */
    long at(long place) {
        Long known = moved.get(place);
        if (known != null) {
            return known;
        }
        if (!away.contains(place)) {
            return place;
        }
        last++;
        moved.put(place, last);
        return last;
    }

    /** The entry is not there any more. */
    void left(long place, long number) {
        moved.remove(place);
        away.add(number);
    }

    /** The entry of a file that {@link #left} is there now. */
    void came(long place, long number) {
        if (place == number) {
            away.remove(number);
        } else {
            moved.put(place, number);
        }
    }

    /** There is no such file any more. */
    void gone(long number) {
        away.remove(number);
    }
}
