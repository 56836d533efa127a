package awesome.kernel.devfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.console.HostPort;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.LogBuffer;
import awesome.kernel.random.RandomSource;
import awesome.kernel.tty.JobControl;
import awesome.kernel.tty.Terminal;
import awesome.kernel.tty.TerminalFile;
import awesome.kernel.vfs.DeviceDriver;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;

/**
 * Makes device files: a node with a number in the file system of {@code /dev}, and a driver under that number. The
 * numbers are those of Linux (Documentation/admin-guide/devices.txt).
 */
public final class DeviceFiles {
    private static final int MEMORY = 1;
    private static final int RANDOM = 8;
    private static final int URANDOM = 9;
    private static final int KMSG = 11;
    private static final int TERMINAL = 5;
    private static final int TTY = 0;
    private static final int CONSOLE = 1;
    private static final int PTMX = 2;

    private final Directory directory;
    private final DeviceTable drivers;

    /** Makes nodes in the root of {@code files}. */
    public DeviceFiles(FileSystem files, DeviceTable drivers) {
        this.directory = files.root();
        this.drivers = drivers;
    }

    /**
     * Adds a character device.
     *
     * @param name without {@code /dev/}
     * @param permissions of its node
     */
    public void add(String name, int permissions, int major, int minor, DeviceDriver driver) {
        drivers.add(major, minor, driver);
        directory.create(name, FileMode.S_IFCHR | permissions, DeviceNumber.of(major, minor));
    }

    /** Adds a disk or a part of one, which can be opened; what it is asked for goes through {@code io}. */
    public void addDisk(BlockIo io, DiskMemory memory, int major, int minor) {
        addDisk(io, memory, major, minor, DiskControl.NONE);
    }

    /** The same of a kind that can be asked for more than others. */
    public void addDisk(BlockIo io, DiskMemory memory, int major, int minor, DiskControl own) {
        BlockDevice disk = io.device();
        DiskFile.Sharing sharing = new DiskFile.Sharing();
        drivers.addBlock(major, minor, disk, (node, flags) -> new DiskFile(node, flags, io, memory, sharing, own));
        directory.create(disk.name(), FileMode.S_IFBLK | 0660, DeviceNumber.of(major, minor));
    }

    /** Takes a disk or a part of one away. */
    public void removeDisk(String name, int major, int minor) {
        drivers.removeBlock(major, minor);
        removeNode(name);
    }

    /** Adds a terminal, which becomes that of a session without one whose leader opens it (tty(4)). */
    public void addTerminal(String name, int permissions, int major, int minor, Terminal terminal) {
        add(name, permissions, major, minor, (node, flags) -> {
            OpenFile file = new TerminalFile(node, flags, terminal);
            if ((flags & OpenFlag.O_NOCTTY) == 0) {
                terminal.offerControl();
            }
            return file;
        });
    }

    /** Adds a port to the host; {@code waiter} is for who waits for its bytes. */
    public void addPort(String name, int permissions, int major, int minor, HostPort port, Waiter waiter) {
        PortFile.Sharing sharing = new PortFile.Sharing();
        add(name, permissions, major, minor, (node, flags) -> new PortFile(node, flags, port, waiter, sharing));
    }

    /** Takes a character device away. */
    public void remove(String name, int major, int minor) {
        drivers.remove(major, minor);
        removeNode(name);
    }

    /** Programs may have taken it away themselves. */
    private void removeNode(String name) {
        if (directory.lookup(name) != null) {
            directory.remove(name);
        }
    }

    /** Adds {@code null}, {@code zero} and {@code full}. */
    public void addMemory() {
        add("null", 0666, MEMORY, MemoryDevice.NULL,
                (node, flags) -> new MemoryDevice(node, flags, MemoryDevice.NULL));
        add("zero", 0666, MEMORY, MemoryDevice.ZERO,
                (node, flags) -> new MemoryDevice(node, flags, MemoryDevice.ZERO));
        add("full", 0666, MEMORY, MemoryDevice.FULL,
                (node, flags) -> new MemoryDevice(node, flags, MemoryDevice.FULL));
    }

    /** Adds {@code random} and {@code urandom}. */
    public void addRandom(RandomSource source) {
        DeviceDriver driver = (node, flags) -> new RandomDevice(node, flags, source);
        add("random", 0666, MEMORY, RANDOM, driver);
        add("urandom", 0666, MEMORY, URANDOM, driver);
    }

    /** Adds {@code kmsg}. */
    public void addLog(LogBuffer log, Waiter waiter) {
        add("kmsg", 0644, MEMORY, KMSG, (node, flags) -> new LogDevice(node, flags, log, waiter));
    }

    /** Adds {@code console}, which is {@code terminal}, and {@code tty}, which is the terminal of whoever opens it. */
    public void addTerminal(Terminal terminal, JobControl jobs) {
        add("console", 0600, TERMINAL, CONSOLE, (node, flags) -> new TerminalFile(node, flags, terminal));
        add("tty", 0666, TERMINAL, TTY, (node, flags) -> {
            Terminal own = jobs.callerTerminal();
            if (own == null) {
                throw new ErrnoException(Errno.ENXIO);
            }
            return new TerminalFile(node, flags, own);
        });
    }

    /** Adds {@code ptmx}, where new pairs of terminals are made. */
    public void addTerminalPairs(DeviceDriver driver) {
        add("ptmx", 0666, TERMINAL, PTMX, driver);
    }

    /** Adds what is no device: the links that name open files, and a directory for shared memory. */
    public void addLinks() {
        directory.symlink("fd", "/proc/self/fd");
        directory.symlink("stdin", "/proc/self/fd/0");
        directory.symlink("stdout", "/proc/self/fd/1");
        directory.symlink("stderr", "/proc/self/fd/2");
        directory.create("shm", FileMode.S_IFDIR | FileMode.S_ISVTX | 0777, 0);
    }
}
