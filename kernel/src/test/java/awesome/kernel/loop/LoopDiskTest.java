package awesome.kernel.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.LoopRequest;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.devfs.DeviceFiles;
import awesome.kernel.devfs.DiskMemory;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.NoNotice;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Notice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopDiskTest {
    /** Threads run when somebody waits for a request, up to where they would wait. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final TestFiles files = new TestFiles(200);
    private final List<Runnable> threads = new ArrayList<>();
    private final List<OpenFile> descriptors = new ArrayList<>();
    private boolean noThreads;
    private final LoopMachine machine = new LoopMachine() {
        @Override
        public PhysMemory memory() {
            return files.ram;
        }

        @Override
        public Notice newNotice() {
            return new Notice() {
                private final NoNotice count = new NoNotice();

                @Override
                public int count() {
                    return count.count();
                }

                @Override
                public boolean await(int seen, long deadline) {
                    throw new Stopped();
                }

                @Override
                public void happened() {}
            };
        }

        @Override
        public boolean start(String name, Runnable life) {
            return !noThreads && threads.add(life);
        }

        @Override
        public void within(Runnable doing) {
            doing.run();
        }

        @Override
        public OpenFile file(int descriptor) {
            if (descriptor >= descriptors.size()) {
                throw new ErrnoException(Errno.EBADF);
            }
            return descriptors.get(descriptor);
        }
    };
    private final LoopDisk disk = new LoopDisk(0, machine);

    private void runThreads() {
        for (Runnable each : threads) {
            try {
                each.run();
            } catch (Stopped e) {
                // It waits for more.
            }
        }
    }

    @BeforeEach
    void mount() {
        RamFileSystem dev = new RamFileSystem("devtmpfs", 2, files.clock, files.ram, files.ram, 0);
        DeviceFiles devices = new DeviceFiles(dev, files.devices);
        devices.addDisk(new BlockIo(disk, new DiskWaiter(this::runThreads), files.ram, files.ram),
                new DiskMemory(files.ram, files.ram, files.waiter), 7, 0, new LoopControl(disk, machine));
        devices.add("loop-control", 0660, 10, 237, (node, flags) -> new LoopChooser(node, flags, List.of(disk)));
        files.vfs.mount(dev, "/dev");
        OpenFile file = files.open("/image", OpenFlag.O_RDWR | OpenFlag.O_CREAT);
        byte[] content = new byte[10_000];
        Arrays.fill(content, (byte) 7);
        file.write(new Bytes(content));
        descriptors.add(file);
        descriptors.add(files.open("/image", OpenFlag.O_RDONLY));
        descriptors.add(files.open("/", OpenFlag.O_RDONLY));
    }

    private OpenFile loop() {
        return files.open("/dev/loop0", OpenFlag.O_RDWR);
    }

    private static int control(OpenFile file, int request, long value) {
        return file.control(request, new MemoryArgument(value));
    }

    private byte[] image(int from, int length) {
        byte[] bytes = new byte[length];
        assertEquals(length, descriptors.get(0).readAt(from, new Bytes(bytes)));
        return bytes;
    }

    @Test
    void withoutAFileThereIsNothing() {
        OpenFile loop = loop();
        assertEquals(0, loop.read(new Bytes(new byte[10])));
        Errors.assertErrno(Errno.ENOSPC, () -> loop.write(Bytes.of("x")));
        Errors.assertErrno(Errno.ENXIO, () -> control(loop, LoopRequest.LOOP_CLR_FD, 0));
        Errors.assertErrno(Errno.ENXIO, () -> loop.control(LoopRequest.LOOP_GET_STATUS64, new MemoryArgument()));
        Errors.assertErrno(Errno.EBADF, () -> control(loop, LoopRequest.LOOP_SET_FD, 9));
        Errors.assertErrno(Errno.EINVAL, () -> control(loop, LoopRequest.LOOP_SET_FD, 2));
        Errors.assertErrno(Errno.EINVAL, () -> control(loop, 0x4c06, 0));
        noThreads = true;
        Errors.assertErrno(Errno.ENOMEM, () -> control(loop, LoopRequest.LOOP_SET_FD, 0));
        BlockRequest request = BlockRequest.flush();
        disk.submit(request);
        assertEquals(Errno.ENXIO, request.error());
    }

    @Test
    void theFileIsTheDisk() {
        OpenFile chooser = files.open("/dev/loop-control", OpenFlag.O_RDWR);
        assertEquals(0, control(chooser, LoopRequest.LOOP_CTL_GET_FREE, 0));
        OpenFile loop = loop();
        control(loop, LoopRequest.LOOP_SET_FD, 0);
        Errors.assertErrno(Errno.EBUSY, () -> control(loop, LoopRequest.LOOP_SET_FD, 0));
        Errors.assertErrno(Errno.ENOSPC, () -> control(chooser, LoopRequest.LOOP_CTL_GET_FREE, 0));
        assertEquals(19, disk.sectors());
        byte[] back = new byte[20_000];
        assertEquals(19 * 512, loop.read(new Bytes(back)));
        assertEquals(7, back[19 * 512 - 1]);
        assertEquals(5, loop.writeAt(700, Bytes.of("hello")));
        loop.sync();
        assertArrayEquals("\7hello\7".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), image(699, 7));
        descriptors.get(0).truncate(512);
        assertEquals(1000, loop.readAt(400, new Bytes(new byte[1000])), "zeros where the file was cut off");
        control(loop, LoopRequest.LOOP_SET_CAPACITY, 0);
        assertEquals(1, disk.sectors());
        int uses = descriptors.get(0).uses();
        control(loop, LoopRequest.LOOP_CLR_FD, 0);
        runThreads();
        assertEquals(uses - 1, descriptors.get(0).uses());
        assertEquals(0, disk.sectors());
    }

    @Test
    void aPartOfTheFileIsTheDisk() {
        OpenFile loop = loop();
        byte[] config = new byte[LoopRequest.CONFIG_BYTES];
        LittleEndian.putInt(config, LoopRequest.CONFIG_BLOCK, 1024);
        LittleEndian.putLong(config, LoopRequest.CONFIG_INFO + LoopRequest.INFO_OFFSET, 1024);
        LittleEndian.putLong(config, LoopRequest.CONFIG_INFO + LoopRequest.INFO_LIMIT, 5000);
        LittleEndian.putInt(config, LoopRequest.CONFIG_INFO + LoopRequest.INFO_FLAGS, LoopRequest.LO_FLAGS_AUTOCLEAR);
        config[LoopRequest.CONFIG_INFO + LoopRequest.INFO_NAME] = 'n';
        loop.control(LoopRequest.LOOP_CONFIGURE, new MemoryArgument(config));
        assertEquals("8 1024", disk.sectors() + " " + disk.logicalBlockSize());
        loop.writeAt(0, Bytes.of("at 1024"));
        assertArrayEquals("at 1024".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), image(1024, 7));
        MemoryArgument status = new MemoryArgument();
        loop.control(LoopRequest.LOOP_GET_STATUS64, status);
        byte[] info = status.read(LoopRequest.INFO_BYTES);
        assertEquals("1024 5000 4 n", LittleEndian.getLong(info, 24) + " " + LittleEndian.getLong(info, 32) + " "
                + LittleEndian.getInt(info, 52) + " " + (char) info[56]);
        LittleEndian.putLong(info, LoopRequest.INFO_OFFSET, 100);
        Errors.assertErrno(Errno.EINVAL, () -> loop.control(LoopRequest.LOOP_SET_STATUS64, new MemoryArgument(info)));
        disk.retain();
        loop.release();
        assertTrue(disk.file() != null, "somebody uses it still");
        disk.release();
        assertEquals(null, disk.file());
    }

    @Test
    void whatCannotBeWrittenIsReadOnly() {
        OpenFile loop = loop();
        control(loop, LoopRequest.LOOP_SET_FD, 1);
        assertTrue(disk.isReadOnly());
        Errors.assertErrno(Errno.EPERM, () -> loop.write(Bytes.of("x")));
        OpenFile other = loop();
        control(loop, LoopRequest.LOOP_CLR_FD, 0);
        assertTrue(disk.file() != null, "another one has it open");
        loop.release();
        other.release();
        assertEquals(null, disk.file());
    }
}
