package awesome.kernel.pipe;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.DeviceDriver;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import awesome.magic.NonNull;
import java.util.IdentityHashMap;

/** All pipes: makes those without a name and opens those that have one. */
@NonNull
public final class Pipes implements DeviceDriver {
    /** Both ends of a new pipe. */
    public record Ends(OpenFile reader, OpenFile writer) {}

    /** A pipe without a name can be opened once more through {@code /proc/self/fd}. */
    private final class Nameless extends Inode {
        private final Pipe pipe = new Pipe();

        Nameless() {
            super(system, system.newNumber(), FileMode.S_IFIFO | 0600);
            system.own(this);
        }

        @Override
        public OpenFile open(int flags) {
            return new PipeEnd(this, flags, pipe, waiter, () -> { });
        }
    }

    private final NamelessFiles system;
    private final Waiter waiter;
    /** Of the named pipes those that are open. */
    private final IdentityHashMap<Inode, Pipe> named = new IdentityHashMap<>();

    /** Pipes in {@code system} whose readers and writers wait with {@code waiter}. */
    public Pipes(NamelessFiles system, Waiter waiter) {
        this.system = system;
        this.waiter = waiter;
    }

    /**
     * pipe2(2).
     *
     * @param flags O_NONBLOCK or 0
     */
    public Ends create(int flags) {
        Nameless inode = new Nameless();
        int kept = flags & OpenFlag.O_NONBLOCK;
        return new Ends(inode.open(OpenFlag.O_RDONLY | kept), inode.open(OpenFlag.O_WRONLY | kept));
    }

    /** Opens the named pipe {@code node} (fifo(7)). */
    @Override
    public OpenFile open(Inode node, int flags) {
        Pipe pipe = named.get(node);
        if (pipe == null) {
            pipe = new Pipe();
        }
        boolean wait = (flags & OpenFlag.O_NONBLOCK) == 0;
        int access = flags & OpenFlag.O_ACCMODE;
        if (access == OpenFlag.O_WRONLY && !wait && pipe.readers == 0) {
            throw new ErrnoException(Errno.ENXIO);
        }
        named.put(node, pipe);
        Pipe opened = pipe;
        PipeEnd end = new PipeEnd(node, flags, opened, waiter, () -> {
            if (opened.readers == 0 && opened.writers == 0) {
                named.remove(node);
            }
        });
        try {
            awaitOther(opened, access, wait);
        } catch (ErrnoException e) {
            end.release();
            throw e;
        }
        return end;
    }

    private void awaitOther(Pipe pipe, int access, boolean wait) {
        if (wait && access == OpenFlag.O_RDONLY && pipe.writers == 0) {
            int before = pipe.writersOpened;
            waiter.await(pipe.forReaders.when(() -> pipe.writersOpened != before), Waiter.FOREVER);
        } else if (wait && access == OpenFlag.O_WRONLY && pipe.readers == 0) {
            int before = pipe.readersOpened;
            waiter.await(pipe.forWriters.when(() -> pipe.readersOpened != before), Waiter.FOREVER);
        }
    }
}
