package awesome.kernel.fake;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.machine.PhysMemory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose blocks are in an array or in a file of the host; requests are done at once. */
public final class HostDisk implements BlockDevice {
    /** Where the bytes are. */
    private interface Store {
        void read(long at, byte[] target) throws IOException;

        void write(long at, byte[] source) throws IOException;
    }

    private final PhysMemory memory;
    private final Store store;
    private final long sectors;
    public int logicalBlockSize = SECTOR;
    public boolean readOnly;
    public boolean canDiscard = true;
    /** How many requests there were. */
    public int requests;
    /** How many of them were flushes. */
    public int flushes;

    private HostDisk(PhysMemory memory, Store store, long sectors) {
        this.memory = memory;
        this.store = store;
        this.sectors = sectors;
    }

    /** A disk that is {@code content}, whose length is a multiple of 512; pieces of {@code memory} come and go. */
    public static HostDisk of(byte[] content, PhysMemory memory) {
        return new HostDisk(memory, new Store() {
            @Override
            public void read(long at, byte[] target) {
                System.arraycopy(content, (int) at, target, 0, target.length);
            }

            @Override
            public void write(long at, byte[] source) {
                System.arraycopy(source, 0, content, (int) at, source.length);
            }
        }, content.length / SECTOR);
    }

    /** A disk that is a file, such as one that mke2fs made; it stays open as long as the test runs. */
    public static HostDisk of(Path path, PhysMemory memory) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new HostDisk(memory, new Store() {
            @Override
            public void read(long at, byte[] target) throws IOException {
                file.seek(at);
                file.readFully(target);
            }

            @Override
            public void write(long at, byte[] source) throws IOException {
                file.seek(at);
                file.write(source);
            }
        }, file.length() / SECTOR);
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public long sectors() {
        return sectors;
    }

    @Override
    public int logicalBlockSize() {
        return logicalBlockSize;
    }

    @Override
    public int physicalBlockSize() {
        return logicalBlockSize;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public boolean hasCache() {
        return true;
    }

    @Override
    public boolean canDiscard() {
        return canDiscard;
    }

    @Override
    public void submit(BlockRequest request) {
        requests++;
        int problem = request.problem(this);
        if (problem == 0) {
            try {
                perform(request);
            } catch (IOException e) {
                problem = Errno.EIO;
            }
        }
        request.done(problem);
    }

    private void perform(BlockRequest request) throws IOException {
        long at = request.sector() * SECTOR;
        if (request.operation() == BlockOperation.FLUSH) {
            flushes++;
        } else if (!request.operation().hasData()) {
            byte[] fill = new byte[(int) request.sectors() * SECTOR];
            // What is read after a discard is anything.
            Arrays.fill(fill, (byte) (request.operation() == BlockOperation.DISCARD ? 0xdd : 0));
            store.write(at, fill);
        }
        for (int i = 0; i < request.pieces(); i++) {
            byte[] bytes = new byte[request.length(i)];
            if (request.operation() == BlockOperation.READ) {
                store.read(at, bytes);
                memory.write(request.address(i), bytes, 0, bytes.length);
            } else {
                memory.read(request.address(i), bytes, 0, bytes.length);
                store.write(at, bytes);
            }
            at += bytes.length;
        }
    }
}
