package awesome.kernel.loop;

import awesome.abi.linux.Errno;
import awesome.abi.linux.LoopRequest;
import awesome.kernel.devfs.DiskControl;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.OpenFile;
import java.util.Arrays;

/** What ioctl(2) asks of loop devices (loop(4)). Where files are used. */
public final class LoopControl implements DiskControl {
    private final LoopDisk disk;
    private final LoopMachine machine;

    /** For one device. */
    public LoopControl(LoopDisk disk, LoopMachine machine) {
        this.disk = disk;
        this.machine = machine;
    }

    @Override
    public boolean knows(int request) {
        return request >= LoopRequest.LOOP_SET_FD && request <= LoopRequest.LOOP_CONFIGURE;
    }

    @Override
    public int control(int request, ControlArgument argument, OpenFile through) {
        switch (request) {
            case LoopRequest.LOOP_SET_FD -> disk.bind(machine.file((int) argument.value()), !through.isWritable());
            case LoopRequest.LOOP_CONFIGURE -> configure(argument.read(LoopRequest.CONFIG_BYTES), through);
            case LoopRequest.LOOP_CLR_FD -> {
                requireFile();
                disk.clear();
            }
            case LoopRequest.LOOP_SET_STATUS64 -> {
                requireFile();
                setStatus(argument.read(LoopRequest.INFO_BYTES), 0);
            }
            case LoopRequest.LOOP_GET_STATUS64 -> {
                requireFile();
                argument.write(status());
            }
            case LoopRequest.LOOP_SET_CAPACITY -> {
                requireFile();
                disk.measure();
            }
            case LoopRequest.LOOP_SET_BLOCK_SIZE -> {
                requireFile();
                disk.setBlock((int) argument.value());
            }
            case LoopRequest.LOOP_SET_DIRECT_IO -> requireFile();
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    private void requireFile() {
        if (disk.file() == null) {
            throw new ErrnoException(Errno.ENXIO);
        }
    }

    private void configure(byte[] config, OpenFile through) {
        disk.requireFree();
        int block = LittleEndian.getInt(config, LoopRequest.CONFIG_BLOCK);
        int flags = LittleEndian.getInt(config, LoopRequest.CONFIG_INFO + LoopRequest.INFO_FLAGS);
        boolean protect = !through.isWritable() || (flags & LoopRequest.LO_FLAGS_READ_ONLY) != 0;
        disk.bind(machine.file(LittleEndian.getInt(config, LoopRequest.CONFIG_FD)), protect);
        try {
            if (block != 0) {
                disk.setBlock(block);
            }
            setStatus(config, LoopRequest.CONFIG_INFO);
        } catch (ErrnoException e) {
            disk.clear();
            throw e;
        }
    }

    private void setStatus(byte[] info, int at) {
        int name = at + LoopRequest.INFO_NAME;
        int flags = LittleEndian.getInt(info, at + LoopRequest.INFO_FLAGS);
        disk.setPart(LittleEndian.getLong(info, at + LoopRequest.INFO_OFFSET),
                LittleEndian.getLong(info, at + LoopRequest.INFO_LIMIT), (flags & LoopRequest.LO_FLAGS_AUTOCLEAR) != 0,
                Arrays.copyOfRange(info, name, name + LoopRequest.NAME_BYTES));
    }

    private byte[] status() {
        byte[] info = new byte[LoopRequest.INFO_BYTES];
        LittleEndian.putLong(info, LoopRequest.INFO_DEVICE, disk.file().inode().fileSystem().device());
        LittleEndian.putLong(info, LoopRequest.INFO_INODE, disk.file().inode().number());
        LittleEndian.putLong(info, LoopRequest.INFO_OFFSET, disk.offset());
        LittleEndian.putLong(info, LoopRequest.INFO_LIMIT, disk.limit());
        LittleEndian.putInt(info, LoopRequest.INFO_NUMBER, disk.number());
        LittleEndian.putInt(info, LoopRequest.INFO_FLAGS, (disk.isReadOnly() ? LoopRequest.LO_FLAGS_READ_ONLY : 0)
                | (disk.clearsItself() ? LoopRequest.LO_FLAGS_AUTOCLEAR : 0));
        System.arraycopy(disk.label(), 0, info, LoopRequest.INFO_NAME, disk.label().length);
        return info;
    }
}
