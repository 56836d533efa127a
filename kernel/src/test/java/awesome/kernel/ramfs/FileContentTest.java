package awesome.kernel.ramfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.SealFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.memory.PageSource;
import awesome.kernel.vfs.Bytes;
import awesome.magic.Frame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FileContentTest {
    private static final int MAX = 40_000;

    private final FakeFrames ram = new FakeFrames(64);
    private final RamFileSystem system = new RamFileSystem("rootfs", 1, new ManualClock(), ram, ram, 0);

    private RamFile newFile() {
        RamFile file = (RamFile) system.root().create("f", FileMode.S_IFREG | 0644, 0);
        file.retain();
        return file;
    }

    private static byte[] read(RamFile file, long at, int length) {
        byte[] out = new byte[length];
        Arrays.fill(out, (byte) 0x77);
        Bytes sink = new Bytes(out);
        file.read(at, sink);
        return Arrays.copyOf(out, (int) sink.done());
    }

    /** Does the same to a file and to an array, from the numbers of {@code seeds}. */
    @Property(tries = 100)
    void behavesLikeAnArray(@ForAll @Size(max = 40) List<Long> seeds, @ForAll @IntRange(max = 9000) int archived) {
        long free = ram.freeFrames();
        RamFile file = newFile();
        byte[] model = new byte[2 * MAX];
        int size = archived;
        new Random(archived).nextBytes(model);
        Arrays.fill(model, archived, model.length, (byte) 0);
        file.setArchived(ram.place(Arrays.copyOf(model, archived), archived % 2 == 0 ? 0 : 3), archived);
        Map<Long, Long> mapped = new HashMap<>();
        PageSource pages = file.pages();
        int mappings = 0;
        for (long seed : seeds) {
            Random random = new Random(seed);
            int at = random.nextInt(MAX);
            int length = random.nextInt(10_000);
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    byte[] data = new byte[length];
                    random.nextBytes(data);
                    file.write(at, new Bytes(data));
                    System.arraycopy(data, 0, model, at, length);
                    size = length == 0 ? size : Math.max(size, at + length);
                }
                case 2 -> {
                    file.truncate(at);
                    Arrays.fill(model, Math.min(at, size), model.length, (byte) 0);
                    size = at;
                    mapped.keySet().removeIf(offset -> offset >= at);
                }
                case 3 -> {
                    pages.retain();
                    mappings++;
                }
                case 4 -> {
                    if (mappings > 0) {
                        long offset = at & -4096;
                        long atHand = pages.frameAtHand(offset);
                        long frame = pages.frameAt(offset);
                        assertTrue(atHand == frame || atHand < 0);
                        Long known = mapped.get(offset);
                        if (known != null) {
                            assertEquals(known, frame, "a frame stays while it is mapped");
                        } else if (frame < 0) {
                            assertTrue(offset >= size);
                        } else {
                            mapped.put(offset, frame);
                            // As a program would through a shared mapping: also beyond the end of the file.
                            int in = random.nextInt(4096);
                            ram.writeByte(Frame.of(frame).start().plus(in), (byte) seed);
                            if (offset + in < size) {
                                model[(int) offset + in] = (byte) seed;
                            }
                        }
                    }
                }
                case 5 -> {
                    if (mappings > 0) {
                        pages.release();
                        mappings--;
                        if (mappings == 0) {
                            mapped.clear();
                        }
                    }
                }
                case 6 -> {
                    file.punch(at, length + 1);
                    Arrays.fill(model, at, at + length + 1, (byte) 0);
                }
                default -> {
                    file.reserve(at, length + 1, at % 2 == 0);
                    size = at % 2 == 0 ? size : Math.max(size, at + length + 1);
                }
            }
            assertEquals(size, file.size());
            int end = Math.min(size, at + length);
            assertArrayEquals(at < end ? Arrays.copyOfRange(model, at, end) : new byte[0], read(file, at, length));
            assertArrayEquals(Arrays.copyOf(model, size), read(file, 0, 2 * MAX));
            checkHoles(file, model, size);
        }
        while (mappings-- > 0) {
            pages.release();
        }
        file.release();
        system.root().remove("f");
        assertEquals(free, ram.freeFrames(), "all frames come back");
    }

    /** What is said to be a hole reads as zeros, and every byte is either data or in a hole. */
    private static void checkHoles(RamFile file, byte[] model, int size) {
        long at = 0;
        while (at < size) {
            long data = file.nextData(at);
            long end = data < 0 ? size : data;
            assertTrue(end >= at);
            for (long i = at; i < end; i++) {
                assertEquals(0, model[(int) i]);
            }
            at = data < 0 ? size : file.nextHole(data);
            assertTrue(data < 0 || at > data);
        }
    }

    @Test
    void sparseFilesAreCheap() {
        RamFile file = newFile();
        long far = 5L << 40;
        file.write(far, Bytes.of("end"));
        assertEquals(far + 3, file.size());
        assertEquals(8, file.blocks());
        assertEquals(far, file.nextData(0));
        assertEquals(0, file.nextHole(0));
        assertEquals(far + 3, file.nextHole(far));
        assertArrayEquals(new byte[9], read(file, 1L << 33, 9));
        Errors.assertErrno(Errno.EFBIG, () -> file.write(FileContent.MAX_SIZE, Bytes.of("x")));
        Errors.assertErrno(Errno.EFBIG, () -> file.truncate(Long.MAX_VALUE));
        file.truncate(FileContent.MAX_SIZE);
        assertEquals(0, read(file, FileContent.MAX_SIZE, 1).length);
    }

    @Test
    void holesGiveFramesBack() {
        RamFile file = newFile();
        file.write(0, new Bytes(new byte[10 * 4096]));
        file.punch(100, 3 * 4096);
        assertEquals(64 - 8, ram.freeFrames());
        file.pages().retain();
        file.punch(0, Long.MAX_VALUE);
        assertEquals(64 - 8, ram.freeFrames(), "what is mapped keeps its frame");
        file.pages().release();
        file.punch(0, Long.MAX_VALUE);
        assertEquals(64, ram.freeFrames());
        assertEquals(10 * 4096, file.size());
        file.addSeals(SealFlag.F_SEAL_WRITE);
        Errors.assertErrno(Errno.EPERM, () -> file.punch(0, 1));
    }

    @Test
    void whenFramesRunOutWhatFitsIsWritten() {
        RamFile file = newFile();
        byte[] much = new byte[70 * 4096];
        Bytes source = new Bytes(much);
        file.write(0, source);
        assertEquals(64 * 4096, source.done());
        Errors.assertErrno(Errno.ENOSPC, () -> file.write(64 * 4096, Bytes.of("x")));
        assertEquals(64 * 4096, file.size());
        assertEquals(-1, file.pages().frameAt(64 * 4096));
        file.truncate(4096);
        file.write(4096, Bytes.of("x"));
        assertEquals(62, ram.freeFrames());
    }

    @Test
    void aReserveStaysFree() {
        RamFileSystem careful = new RamFileSystem("rootfs", 1, new ManualClock(), ram, ram, 60);
        RamFile file = (RamFile) careful.root().create("f", FileMode.S_IFREG | 0644, 0);
        Bytes source = new Bytes(new byte[10 * 4096]);
        file.write(0, source);
        assertEquals(4 * 4096, source.done());
        assertEquals(60, ram.freeFrames());
        assertEquals(4, careful.totalBlocks());
        assertEquals(0, careful.freeBlocks());
        Errors.assertErrno(Errno.ENOSPC, () -> file.reserve(0, 1 << 20, false));
    }

    /** Else a program could not run on once the file system is full: its code comes from a file. */
    @Test
    void mappingsMayUseTheReserve() {
        RamFileSystem careful = new RamFileSystem("rootfs", 1, new ManualClock(), ram, ram, 60);
        RamFile program = (RamFile) careful.root().create("program", FileMode.S_IFREG | 0755, 0);
        program.setArchived(ram.place(new byte[] {1, 2, 3}), 3);
        RamFile file = (RamFile) careful.root().create("f", FileMode.S_IFREG | 0644, 0);
        file.write(0, new Bytes(new byte[10 * 4096]));
        PageSource pages = program.pages();
        pages.retain();
        long frame = pages.frameAt(0);
        assertEquals(59, ram.freeFrames());
        assertEquals(2, ram.readByte(Frame.of(frame).start().plus(1)));
        Errors.assertErrno(Errno.ENOSPC, () -> program.write(5000, Bytes.of("x")));
        pages.release();
    }

    @Test
    void pagesAtPageBoundariesOfTheArchiveAreMappedWhereTheyAre() {
        RamFile file = newFile();
        byte[] bytes = new byte[2 * 4096 + 100];
        Arrays.fill(bytes, (byte) 7);
        file.setArchived(ram.place(bytes, 0), bytes.length);
        PageSource pages = file.pages();
        pages.retain();
        long free = ram.freeFrames();
        long frame = pages.frameAtHand(4096);
        assertEquals(frame, pages.frameAt(4096));
        assertEquals(frame - 1, pages.frameAt(0));
        assertEquals(-1, pages.frameAtHand(2 * 4096), "the rest of the page is another file's");
        assertEquals(free, ram.freeFrames());
        long last = pages.frameAt(2 * 4096);
        assertEquals(free - 1, ram.freeFrames());
        assertEquals(last, pages.frameAtHand(2 * 4096));
        assertEquals(-1, pages.frameAtHand(3 * 4096));
        assertEquals(24, file.blocks());
        pages.release();
        file.truncate(0);
        assertEquals(0, file.blocks());
        assertEquals(free, ram.freeFrames());
    }

    @Test
    void aFileWithoutNameLivesAsLongAsItIsMapped() {
        RamFile file = newFile();
        file.write(0, Bytes.of("hello"));
        PageSource pages = file.pages();
        pages.retain();
        file.release();
        system.root().remove("f");
        long frame = pages.frameAt(0);
        assertEquals('h', ram.readByte(Frame.of(frame).start()));
        pages.release();
        assertEquals(64, ram.freeFrames());
    }
}
