package awesome.kernel.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Directory;
import org.junit.jupiter.api.Test;

class NameCacheTest {
    private final Directory root = new TestFiles(16).system.root();

    @Test
    void knowsWhatWasNoted() {
        NameCache names = new NameCache(100);
        assertEquals(NameCache.UNKNOWN, names.find(root, "a"));
        names.note(root, "a", 5);
        names.note(root, "b", NameCache.NONE);
        assertEquals(5, names.find(root, "a"));
        assertEquals(NameCache.NONE, names.find(root, "b"));
        names.note(root, "b", 6);
        assertEquals(6, names.find(root, "b"));
        names.forget(root, "a");
        names.forget(root, "never");
        assertEquals(NameCache.UNKNOWN, names.find(root, "a"));
        assertEquals(1, names.count());
        names.clear();
        assertEquals(NameCache.UNKNOWN, names.find(root, "b"));
    }

    @Test
    void givesUpWhatNobodyAsksFor() {
        int limit = 1000;
        NameCache names = new NameCache(limit);
        for (int i = 0; i < 20 * limit; i++) {
            names.note(root, "n" + i, i + 1);
            assertTrue(names.count() <= limit);
            assertEquals(1, names.find(root, "n0"), "it is asked for all the time");
            assertEquals(i + 1, names.find(root, "n" + i));
        }
        assertTrue(names.count() > limit / 2);
        assertEquals(NameCache.UNKNOWN, names.find(root, "n1"));
    }
}
