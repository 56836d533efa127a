package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.MountSource;
import java.util.HashMap;

/** A type of file systems that lie on disks, each of which is mounted once, wherever it is shown. */
public final class DiskType implements FileSystemType {
    /** What types need of the machine. */
    public interface Host {
        /** The block device of that number; ENXIO. */
        BlockIo device(long number);

        /** The turn for a new file system. */
        Turn newTurn();
    }

    /** How a disk becomes a file system. */
    public interface Format {
        /**
         * Mounts it.
         *
         * @param turn who has it uses the file system
         * @param whenUnmounted what it does when it is mounted nowhere any more
         * @throws ErrnoException what mount(2) fails with
         */
        FileSystem mount(BlockIo io, MountSource source, Turn turn, Runnable whenUnmounted);

        /** Whether an option asks for what is done anyway, or for what makes no difference here. */
        boolean accepts(String option);
    }

    private final String name;
    private final Host host;
    private final Format format;
    /** Those that are mounted, by the number of the device. */
    private final HashMap<Long, FileSystem> mounted = new HashMap<>();

    public DiskType(String name, Host host, Format format) {
        this.name = name;
        this.host = host;
        this.format = format;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean needsDevice() {
        return true;
    }

    @Override
    public FileSystem open(MountSource source) {
        check(source.options());
        long number = source.device().device();
        FileSystem known = mounted.get(number);
        if (known == null) {
            known = format.mount(host.device(number), source, host.newTurn(), () -> mounted.remove(number));
            mounted.put(number, known);
        }
        return known;
    }

    /** EINVAL if there are options that are not accepted. */
    private void check(String options) {
        int start = 0;
        while (start <= options.length()) {
            int comma = options.indexOf(',', start);
            int end = comma < 0 ? options.length() : comma;
            String option = options.substring(start, end);
            if (!option.isEmpty() && !option.equals("defaults") && !format.accepts(option)) {
                throw new ErrnoException(Errno.EINVAL);
            }
            start = end + 1;
        }
    }
}
