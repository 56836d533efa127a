package awesome.kernel.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcFileSystemTest {
    private final TestFiles files = new TestFiles(100);
    private final FileDescriptors table = new FileDescriptors();
    private final SignalState signals = new SignalState();
    private String maps = "first";

    private final ProcessView process = new ProcessView() {
        @Override
        public int id() {
            return 12;
        }

        @Override
        public int process() {
            return 12;
        }

        @Override
        public int[] threads() {
            return new int[] {12, 15};
        }

        @Override
        public ProcessView thread(int id) {
            return id == 12 || id == 15 ? this : null;
        }

        @Override
        public String name() {
            return "sh";
        }

        @Override
        public char state() {
            return 'R';
        }

        @Override
        public int[] otherGroups() {
            return new int[] {4, 24};
        }

        @Override
        public long permittedCapabilities() {
            return 0x1ff_ffff_ffffL;
        }

        @Override
        public long effectiveCapabilities() {
            return 3;
        }

        @Override
        public long possibleCapabilities() {
            return 7;
        }

        @Override
        public long inheritableCapabilities() {
            return 0x10;
        }

        @Override
        public long ambientCapabilities() {
            return 0x20;
        }

        @Override
        public boolean hasNoNewPrivileges() {
            return true;
        }

        @Override
        public int umask() {
            return 027;
        }

        @Override
        public long processors() {
            return 0x8000_0000_0000_00b7L;
        }

        @Override
        public int personality() {
            return 0x40000;
        }

        @Override
        public String call() {
            return "running\n";
        }

        @Override
        public long peakPages() {
            return 33;
        }

        @Override
        public String auxiliary() {
            return "vector";
        }

        @Override
        public int tracer() {
            return 7;
        }

        @Override
        public ProcessMemory memory() {
            throw new ErrnoException(Errno.EACCES);
        }

        @Override
        public int parent() {
            return 1;
        }

        @Override
        public int group() {
            return 12;
        }

        @Override
        public int session() {
            return 3;
        }

        @Override
        public long terminal() {
            return 0x501;
        }

        @Override
        public int foreground() {
            return 12;
        }

        @Override
        public long startNanos() {
            return 2_500_000_000L;
        }

        @Override
        public long userNanos() {
            return 1_230_000_000L;
        }

        @Override
        public long systemNanos() {
            return 450_000_000L;
        }

        @Override
        public long childUserNanos() {
            return 20_000_000L;
        }

        @Override
        public long childSystemNanos() {
            return 30_000_000L;
        }

        @Override
        public String limits() {
            return "none\n";
        }

        @Override
        public int nice() {
            return -5;
        }

        @Override
        public int policy() {
            return 2;
        }

        @Override
        public int priority() {
            return 7;
        }

        @Override
        public int exitSignal() {
            return 17;
        }

        @Override
        public int[] users() {
            return new int[] {1, 2, 3, 2};
        }

        @Override
        public int[] groups() {
            return new int[] {4, 5, -1, 5};
        }

        @Override
        public SignalState signals() {
            return signals;
        }

        @Override
        public long mappedBytes() {
            return 40_960;
        }

        @Override
        public long residentPages() {
            return 4;
        }

        @Override
        public String mapsWithPages() {
            return "maps with pages";
        }

        @Override
        public String allPages() {
            return "all pages";
        }

        @Override
        public Place executable() {
            return files.findPlace("/bin");
        }

        @Override
        public String executablePath() {
            return "/bin";
        }

        @Override
        public String maps() {
            return maps;
        }

        @Override
        public String commandLine() {
            return "sh\0-c\0";
        }

        @Override
        public String environment() {
            return "A=1\0";
        }

        @Override
        public FileDescriptors files() {
            return table;
        }

        @Override
        public PathContext paths() {
            return files.context;
        }
    };

    @BeforeEach
    void mount() {
        files.open("/bin", OpenFlag.O_RDWR | OpenFlag.O_CREAT).write(Bytes.of("program"));
        ProcFileSystem proc = new ProcFileSystem(5, files.clock, new ProcessList() {
            @Override
            public ProcessView self() {
                return process;
            }

            @Override
            public ProcessView find(int id) {
                return id == 12 ? process : null;
            }

            @Override
            public int[] ids() {
                return new int[] {12};
            }
        });
        proc.addSystem(files.ram, () -> 3, files.vfs);
        proc.root().add("added", () -> "Awesome\n");
        files.vfs.mount(proc, "/proc");
    }

    private String text(String path) {
        return TestFiles.text(files.open(path, OpenFlag.O_RDONLY));
    }

    private String link(String path) {
        return files.vfs.find(files.context, files.vfs.root(), path, false).target();
    }

    private List<String> list(String path) {
        List<String> names = new ArrayList<>();
        long[] next = {0};
        boolean[] more = {true};
        // One entry at a time, as with small buffers.
        while (more[0]) {
            more[0] = false;
            ((Directory) files.find(path)).list(next[0], (position, name, number, type) -> {
                if (more[0]) {
                    return false;
                }
                names.add(name);
                next[0] = position + 1;
                more[0] = true;
                return true;
            });
        }
        return names;
    }

    @Test
    void threadsAreShownLikeProcesses() {
        assertEquals("12/task/12", link("/proc/thread-self"));
        assertEquals(List.of("12", "15"), list("/proc/12/task"));
        assertEquals("sh\n", text("/proc/12/task/15/comm"));
        assertTrue(text("/proc/12/status").contains("Threads:\t2\n"));
        Errors.assertErrno(Errno.ENOENT, () -> files.find("/proc/12/task/13"));
        Errors.assertErrno(Errno.ENOENT, () -> files.find("/proc/12/task/15/task"));
    }

    @Test
    void theSystemTellsOfItself() {
        assertEquals("Awesome\n", text("/proc/added"));
        assertTrue(text("/proc/version").startsWith("Linux version "));
        assertTrue(text("/proc/meminfo").startsWith("MemTotal:            400 kB\nMemFree:             396 kB\n"));
        assertTrue(text("/proc/meminfo").contains("Cached:               12 kB\n"));
        assertEquals("rootfs / rootfs rw,relatime 0 0\nproc /proc proc rw,relatime 0 0\n", text("/proc/mounts"));
        assertEquals(text("/proc/mounts"), text("/proc/self/mounts"));
        assertEquals("20 20 0:1 / / rw,relatime - rootfs rootfs rw\n21 20 0:5 / /proc rw,relatime - proc proc rw\n",
                text("/proc/self/mountinfo"));
        assertEquals(List.of("self", "thread-self", "version",
                "meminfo", "filesystems", "mounts", "added", "12"),
                list("/proc"));
    }

    @Test
    void aProcessTellsOfItself() {
        assertEquals("12", link("/proc/self"));
        assertEquals("sh\0-c\0", text("/proc/self/cmdline"));
        assertEquals("sh\n", text("/proc/12/comm"));
        assertEquals("A=1\0", text("/proc/12/environ"));
        String[] stat = text("/proc/12/stat").trim().split(" ");
        assertEquals(52, stat.length);
        assertEquals("(sh)", stat[1]);
        assertEquals("R", stat[2]);
        assertEquals("1", stat[3]);
        assertEquals(List.of("123", "45", "2", "3", "-8", "-5"), List.of(stat).subList(13, 19));
        assertEquals("2", stat[19]);
        assertEquals("17", stat[37]);
        assertEquals(List.of("7", "2"), List.of(stat).subList(39, 41));
        assertEquals("250", stat[21]);
        assertEquals("40960", stat[22]);
        assertEquals("4", stat[23]);
        assertEquals("10 4 0 0 0 4 0\n", text("/proc/12/statm"));
        assertTrue(text("/proc/12/status").contains("\nVmRSS:\t16 kB\n"));
        assertTrue(text("/proc/12/status").contains("\nUid:\t1\t2\t3\t2\nGid:\t4\t5\t4294967295\t5\n"));
        signals.setBlocked(0x12);
        assertTrue(text("/proc/12/status").contains("\nSigBlk:\t0000000000000012\n"));
        assertTrue(text("/proc/12/status").startsWith("Name:\tsh\nUmask:\t0027\nState:\tR (running)\n"));
        for (String line : List.of("TracerPid:\t7", "Groups:\t4 24 ", "VmHWM:\t132 kB", "CapPrm:\t000001ffffffffff",
                "CapEff:\t0000000000000003", "CapBnd:\t0000000000000007", "NoNewPrivs:\t1", "Cpus_allowed:\t80000000000000b7",
                "Cpus_allowed_list:\t0-2,4-5,7,63")) {
            assertTrue(text("/proc/12/status").contains("\n" + line + "\n"), line);
        }
        assertEquals("00040000\n", text("/proc/12/personality"));
        assertEquals("running\n", text("/proc/12/syscall"));
        assertEquals("vector", text("/proc/12/auxv"));
        assertEquals("/bin", link("/proc/self/exe"));
        assertEquals("program", text("/proc/self/exe"));
        assertEquals("/", link("/proc/self/cwd"));
        assertEquals(files.vfs.root(), files.findPlace("/proc/self/root"));
        for (String missing : List.of("13", "012", "99999999999", "x")) {
            Errors.assertErrno(Errno.ENOENT, () -> files.find("/proc/" + missing));
        }
    }

    @Test
    void contentIsMadeWhenItIsReadFromTheBeginning() {
        OpenFile file = files.open("/proc/self/maps", OpenFlag.O_RDONLY);
        byte[] two = new byte[2];
        file.read(new Bytes(two));
        maps = "second";
        assertEquals("rst", TestFiles.text(file));
        assertEquals("", TestFiles.text(file));
        file.seek(0, OpenFlag.SEEK_SET);
        assertEquals("second", TestFiles.text(file));
        assertEquals(1, file.seek(-5, OpenFlag.SEEK_CUR));
        assertEquals("econd", TestFiles.text(file));
        Errors.assertErrno(Errno.EINVAL,
                () -> files.open("/proc/version", OpenFlag.O_WRONLY | OpenFlag.O_TRUNC).write(Bytes.of("x")));
        Errors.assertErrno(Errno.EPERM, () -> files.open("/proc/new", OpenFlag.O_RDWR | OpenFlag.O_CREAT));
        Errors.assertErrno(Errno.EPERM, () -> files.vfs.unlink(files.context, files.vfs.root(), "/proc/version"));
    }

    @Test
    void linksLeadToOpenFilesWhateverTheirNameIs() {
        OpenFile file = files.open("/f", OpenFlag.O_RDWR | OpenFlag.O_CREAT);
        file.write(Bytes.of("content"));
        table.add(file, 0, false);
        Pipes.Ends ends = files.pipes.create(0);
        table.add(ends.reader(), 3, false);
        table.add(files.open("/proc", OpenFlag.O_RDONLY), 20, false);
        assertEquals(List.of("0", "3", "20"), list("/proc/self/fd"));
        assertEquals("/f", link("/proc/self/fd/0"));
        assertEquals("pipe:[1]", link("/proc/self/fd/3"));
        assertEquals(List.of("0", "3", "20"), list("/proc/self/fdinfo"));
        String about = text("/proc/self/fdinfo/0");
        assertTrue(about.matches("pos:\t7\nflags:\t0\\d*\nmnt_id:\t[1-9]\\d*\nino:\t[1-9]\\d*\n"), about);
        assertTrue(text("/proc/self/fdinfo/3").startsWith("pos:\t0\nflags:\t0"), "no position");
        assertEquals("/proc", link("/proc/self/fd/20"));
        files.vfs.unlink(files.context, files.vfs.root(), "/f");
        assertEquals("/f (deleted)", link("/proc/self/fd/0"));
        assertEquals("content", text("/proc/self/fd/0"));
        files.open("/proc/self/fd/3", OpenFlag.O_WRONLY).write(Bytes.of("through"));
        assertEquals("through", TestFiles.text(ends.reader()));
        assertEquals("Awesome\n", text("/proc/self/fd/20/added"));
        Errors.assertErrno(Errno.ENOENT, () -> files.find("/proc/self/fd/1"));
        Errors.assertErrno(Errno.ELOOP,
                () -> files.open("/proc/self/fd/0", OpenFlag.O_RDONLY | OpenFlag.O_NOFOLLOW));
    }

    @Test
    void aProcessDirectoryCanBeTheWorkingDirectory() {
        files.context.setCurrent(files.findPlace("/proc/self/fd"));
        assertEquals("/proc/12/fd", Vfs.pathOf(files.context.current()));
        assertEquals("Awesome\n", text("../../added"));
        files.context.setCurrent(files.vfs.root());
    }
}
