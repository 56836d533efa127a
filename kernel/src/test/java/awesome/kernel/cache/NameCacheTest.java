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
    void knowsNamesWithinPaths() {
        NameCache names = new NameCache(100);
        names.note(root, "name", 5);
        names.note(root, "\u00e9", 6);
        names.note(root, "none", NameCache.NONE);
        String path = "/name/\u00e9/none/names";
        assertEquals(5, names.find(root, path, 1, 5));
        assertEquals(6, names.find(root, path, 6, 7));
        assertEquals(NameCache.NONE, names.find(root, path, 8, 12));
        assertEquals(NameCache.UNKNOWN, names.find(root, path, 13, 18));
        assertEquals(NameCache.UNKNOWN, names.find(root, path, 1, 4));
        assertEquals(5, names.find(root, path, 13, 17));
        assertEquals(NameCache.UNKNOWN, names.find(root, path, 0, 5));
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
