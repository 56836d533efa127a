package awesome.kernel.process;

import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Bell;

/** A process as an open file, which stands for it and no other even when its number is another's (pidfd_open(2)). */
public final class PidFile extends OpenFile {
    private final Process process;

    /** A file that stands for {@code process}; {@code flags} O_NONBLOCK or 0. */
    public PidFile(Inode inode, int flags, Process process) {
        super(inode, OpenFlag.O_RDWR | flags);
        this.process = process;
    }

    /** The process, which may have ended. */
    public Process process() {
        return process;
    }

    /** Whether it has ended and its parent has looked. */
    public boolean isGone() {
        return process.services().processes().find(process.id()) != process;
    }

    @Override
    protected String nameless() {
        return "anon_inode:[pidfd]";
    }

    @Override
    public int poll() {
        if (isGone()) {
            return PollEvent.POLLIN | PollEvent.POLLRDNORM | PollEvent.POLLHUP;
        }
        return process.isZombie() ? PollEvent.POLLIN | PollEvent.POLLRDNORM : 0;
    }

    @Override
    public Bell changed() {
        return process.ended();
    }
}
