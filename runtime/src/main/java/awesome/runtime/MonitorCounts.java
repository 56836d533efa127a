package awesome.runtime;

/** Counts by object identity, for the few monitors that are entered very often at once. */
final class MonitorCounts {
    private Object[] objects = new Object[8];
    private int[] counts = new int[8];
    private int used;

    private int find(Object object) {
        for (int i = 0; i < used; i++) {
            if (objects[i] == object) {
                return i;
            }
        }
        return -1;
    }

    /** One more for {@code object}. */
    void increment(Object object) {
        int place = find(object);
        if (place < 0) {
            if (used == objects.length) {
                grow();
            }
            place = used++;
            objects[place] = object;
            counts[place] = 0;
        }
        counts[place]++;
    }

    /** One less for {@code object}; false if there is none to take away. */
    boolean decrement(Object object) {
        int place = find(object);
        if (place < 0) {
            return false;
        }
        if (--counts[place] == 0) {
            used--;
            objects[place] = objects[used];
            counts[place] = counts[used];
            objects[used] = null;
        }
        return true;
    }

    private void grow() {
        Object[] moreObjects = new Object[used * 2];
        int[] moreCounts = new int[used * 2];
        for (int i = 0; i < used; i++) {
            moreObjects[i] = objects[i];
            moreCounts[i] = counts[i];
        }
        objects = moreObjects;
        counts = moreCounts;
    }
}
