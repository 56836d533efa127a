package awesome.kernel.loop;

import awesome.abi.linux.Errno;
import awesome.abi.linux.LoopRequest;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import java.util.List;

/** {@code /dev/loop-control}, open (loop(4)). The number of loop devices is fixed. */
public final class LoopChooser extends OpenFile {
    private final List<LoopDisk> disks;

    /** Chooses among {@code disks}. */
    public LoopChooser(Inode inode, int flags, List<LoopDisk> disks) {
        super(inode, flags);
        this.disks = disks;
    }

    @Override
    public int control(int request, ControlArgument argument) {
        if (request != LoopRequest.LOOP_CTL_GET_FREE) {
            return super.control(request, argument);
        }
        for (LoopDisk each : disks) {
            if (each.file() == null) {
                return each.number();
            }
        }
        throw new ErrnoException(Errno.ENOSPC);
    }
}
