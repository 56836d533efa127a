package awesome.kernel.fake;

import awesome.kernel.alarm.Alarms;
import awesome.kernel.event.EventFiles;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.unix.UnixSockets;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.FileAccess;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tree with a file system in memory at its root, and short ways to use it. */
public final class TestFiles {
    /** Memory for contents. */
    public final FakeFrames ram;
    public final ManualClock clock = new ManualClock();
    public final ScriptedWaiter waiter = new ScriptedWaiter(clock);
    public final DeviceTable devices = new DeviceTable();
    public final NamelessFiles nameless = new NamelessFiles(9, clock, new FileAccess());
    public final Alarms alarms = new Alarms(clock, new NoNotice());
    public final FakeSignals signals = new FakeSignals();
    public final EventFiles events = new EventFiles(nameless, waiter, alarms, signals, 10);
    public final Pipes pipes = new Pipes(nameless, waiter);
    public final FakeCaller caller = new FakeCaller(this);
    public final UnixSockets sockets = new UnixSockets(nameless, waiter, clock, caller);
    public final RamFileSystem system;
    public final Vfs vfs;
    public final PathContext context;

    /** A tree over so many frames of memory. */
    public TestFiles(int frames) {
        ram = new FakeFrames(frames);
        system = new RamFileSystem("rootfs", 1, clock, ram, ram, 0);
        vfs = new Vfs(system, devices);
        devices.setFifos(pipes);
        context = new PathContext(vfs.root());
        context.setUmask(0);
    }

    /** open(2). */
    public OpenFile open(String path, int flags) {
        return vfs.open(context, context.current(), path, flags, 0644);
    }

    /** The file itself, links followed. */
    public Inode find(String path) {
        return vfs.find(context, context.current(), path, true);
    }

    /** The same with its mount. */
    public Place findPlace(String path) {
        return vfs.findPlace(context, context.current(), path, true);
    }

    /** All of a file that is not long. */
    public static byte[] read(OpenFile file) {
        byte[] buffer = new byte[1 << 16];
        return Arrays.copyOf(buffer, (int) file.read(new Bytes(buffer)));
    }

    /** All of a file that is not long, as characters. */
    public static String text(OpenFile file) {
        return new String(read(file), StandardCharsets.ISO_8859_1);
    }
}
