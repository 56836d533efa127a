package awesome.kernel.init;

import awesome.kernel.block.BlockIo;
import awesome.kernel.devfs.DeviceFiles;
import awesome.kernel.devfs.DiskMemory;
import awesome.kernel.loop.LoopChooser;
import awesome.kernel.loop.LoopControl;
import awesome.kernel.loop.LoopDisk;
import awesome.kernel.loop.LoopMachine;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.process.CurrentBlockWaiter;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Machine;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Notice;
import java.util.ArrayList;
import java.util.List;

/** The loop devices: as many as Linux has at first. */
final class LoopDisks implements LoopMachine {
    private static final int COUNT = 8;
    private static final int MAJOR = 7;
    private static final int CONTROL_MAJOR = 10;
    private static final int CONTROL_MINOR = 237;

    private final Machine machine;
    private final CurrentProcess current;

    private LoopDisks(Machine machine, CurrentProcess current) {
        this.machine = machine;
        this.current = current;
    }

    /** Makes their files. */
    static void addTo(DeviceFiles files, Machine machine, CurrentProcess current) {
        LoopDisks loops = new LoopDisks(machine, current);
        CurrentBlockWaiter waiter = new CurrentBlockWaiter(current, machine.threads());
        DiskMemory memory = new DiskMemory(machine.memory(), machine.fileFrames(), current);
        List<LoopDisk> disks = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            LoopDisk disk = new LoopDisk(i, loops);
            disks.add(disk);
            files.addDisk(new BlockIo(disk, waiter, machine.memory(), machine.fileFrames()), memory, MAJOR, i,
                    new LoopControl(disk, loops));
        }
        files.add("loop-control", 0660, CONTROL_MAJOR, CONTROL_MINOR, (node, flags) -> new LoopChooser(node, flags, disks));
    }

    @Override
    public PhysMemory memory() {
        return machine.memory();
    }

    @Override
    public Notice newNotice() {
        return machine.threads().newNotice();
    }

    @Override
    public boolean start(String name, Runnable life) {
        return machine.threads().start(name, life);
    }

    @Override
    public void within(Runnable doing) {
        current.enter(null);
        try {
            doing.run();
        } finally {
            current.leave();
        }
    }

    @Override
    public OpenFile file(int descriptor) {
        return current.get().files().getUsable(descriptor);
    }
}
