package awesome.kernel.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.FileMode;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class InodeCacheTest {
    private static final int LIMIT = 800;

    private final FileSystem system = new TestFiles(16).system;
    private final InodeCache inodes = new InodeCache(LIMIT);

    private static final class Cached extends Inode implements CachedInode {
        private int pages;

        Cached(FileSystem system, long number, int pages) {
            super(system, number, FileMode.S_IFREG);
            this.pages = pages;
        }

        @Override
        public boolean isIdle() {
            return !isUsed();
        }

        @Override
        public int giveBack(int wanted) {
            int given = Math.min(wanted, pages);
            pages -= given;
            return given;
        }

        @Override
        public void giveUp() {
            pages = -1;
        }
    }

    private Cached add(long number) {
        Cached made = new Cached(system, number, 2);
        inodes.add(made);
        return made;
    }

    @Test
    void knowsThemByNumber() {
        Cached[] all = new Cached[500];
        for (int i = 0; i < all.length; i++) {
            // Numbers that differ in their upper halves alone, too.
            all[i] = add((long) i % 10 << 32 | i / 10);
        }
        for (int i = 0; i < all.length; i += 3) {
            inodes.remove(all[i].number());
            inodes.remove(all[i].number());
        }
        ArrayList<Inode> left = inodes.copy();
        for (int i = 0; i < all.length; i++) {
            assertSame(i % 3 == 0 ? null : all[i], inodes.get(all[i].number()));
            assertEquals(i % 3 != 0, left.contains(all[i]));
        }
        inodes.clear();
        assertNull(inodes.get(all[1].number()));
        assertEquals(-1, all[1].pages);
        assertEquals(2, all[0].pages, "it is not here any more");
        assertEquals(0, inodes.copy().size());
    }

    @Test
    void forgetsWhatNobodyAsksFor() {
        Cached used = add(1);
        used.retain();
        Cached wanted = add(2);
        Cached forgotten = add(3);
        for (int i = 4; i < 10 * LIMIT; i++) {
            add(i);
            assertSame(wanted, inodes.get(2), "it is asked for all the time");
            assertTrue(inodes.copy().size() <= LIMIT);
        }
        assertNotNull(inodes.get(1));
        assertNull(inodes.get(3));
        assertEquals(0, forgotten.pages, "its frames are given back");
        assertNotNull(inodes.get(10 * LIMIT - 1));
    }

    @Test
    void givesFramesOfTheOldestBackFirst() {
        Cached first = add(1);
        Cached second = add(2);
        Cached third = add(3);
        for (int i = 4; i < 50; i++) {
            inodes.remove(add(i).number());
        }
        inodes.get(1);
        assertEquals(3, inodes.giveBack(3));
        assertEquals(0, second.pages);
        assertEquals(1, third.pages);
        assertEquals(2, first.pages);
        assertEquals(3, inodes.giveBack(100));
    }
}
