package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.MountSource;
import java.util.function.Predicate;

/** A type of file systems that lie on disks, each of which is mounted once, wherever it is shown. */
public final class DiskType implements FileSystemType {
    /** What types need of the machine. */
    public interface Host {
        /** The block device of that number; ENXIO. */
        BlockIo device(long number);

        /** The turn for a new file system. */
        Turn newTurn();
    }

    /** How a disk becomes a file system, whatever name its type has. */
    public interface Format {
        /**
         * Mounts it.
         *
         * @param turn who has it uses the file system
         * @throws ErrnoException what mount(2) fails with
         */
        DiskFileSystem mount(BlockIo io, MountSource source, Turn turn);

        /** Whether an option asks for what is done anyway, or for what makes no difference here. */
        boolean accepts(String option);
    }

    private final String name;
    private final Host host;
    private final Format format;
    private final MountedDisks mounted;

    /**
     * A type.
     *
     * @param format the same for names that mean the same
     * @param mounted the same for all types
     */
    public DiskType(String name, Host host, Format format, MountedDisks mounted) {
        this.name = name;
        this.host = host;
        this.format = format;
        this.mounted = mounted;
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
        check(source.options(), format::accepts);
        long number = source.device().device();
        FileSystem known = mounted.find(number, format);
        if (known != null) {
            return known;
        }
        BlockIo io = host.device(number);
        DiskUse use = mounted.begin(number, io.device());
        DiskFileSystem made = null;
        try {
            made = format.mount(io, source, host.newTurn());
            made.setUse(use);
            return made;
        } finally {
            if (made == null) {
                use.ended();
            } else {
                mounted.begun(number, made, format);
            }
        }
    }

    /** EINVAL if there are options that are not accepted. */
    public static void check(String options, Predicate<String> accepts) {
        int start = 0;
        while (start <= options.length()) {
            int comma = options.indexOf(',', start);
            int end = comma < 0 ? options.length() : comma;
            String option = options.substring(start, end);
            if (!option.isEmpty() && !option.equals("defaults") && !accepts.test(option)) {
                throw new ErrnoException(Errno.EINVAL);
            }
            start = end + 1;
        }
    }
}
