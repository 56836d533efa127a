package awesome.kernel.init;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockWaiter;
import awesome.kernel.block.Partition;
import awesome.kernel.block.PartitionTable;
import awesome.kernel.devfs.DeviceFiles;
import awesome.kernel.devfs.DiskMemory;
import awesome.kernel.process.CurrentBlockWaiter;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Machine;
import awesome.kernel.procfs.ProcFileSystem;
import java.util.ArrayList;
import java.util.List;

/** The disks of the machine and their parts, as programs see them. */
final class Disks {
    /** As Linux numbers disks of virtual machines: a major number of those that are free, and 16 minor ones for each disk. */
    private static final int MAJOR = 254;
    private static final int MINORS = 16;
    /** The major number of parts for which those do not suffice. */
    private static final int EXTENDED_MAJOR = 259;

    /** A disk or a part of one, with its number. */
    private record Numbered(BlockDevice device, int major, int minor) {}

    private final BlockWaiter waiter;
    private final Machine machine;
    private final DiskMemory memory;
    private final List<Numbered> all = new ArrayList<>();
    private int extended;

    /** Finds the parts of {@code disks}. Preemptible context; nobody is within. */
    Disks(Machine machine, CurrentProcess current, List<BlockDevice> disks) {
        this.machine = machine;
        waiter = new CurrentBlockWaiter(current, machine.threads());
        memory = new DiskMemory(machine.memory(), machine.fileFrames(), current);
        for (int i = 0; i < disks.size(); i++) {
            all.add(new Numbered(disks.get(i), MAJOR, i * MINORS));
            for (Partition each : PartitionTable.read(io(disks.get(i)))) {
                boolean fits = each.number() < MINORS;
                all.add(new Numbered(each, fits ? MAJOR : EXTENDED_MAJOR, fits ? i * MINORS + each.number() : extended++));
            }
        }
    }

    private BlockIo io(BlockDevice device) {
        return new BlockIo(device, waiter, machine.memory(), machine.fileFrames());
    }

    /** Makes their files. */
    void addTo(DeviceFiles files) {
        for (Numbered each : all) {
            files.addDisk(io(each.device), memory, each.major, each.minor);
        }
    }

    /** Makes the list of them. */
    void addTo(ProcFileSystem proc) {
        proc.root().add("partitions", this::partitions);
    }

    private String partitions() {
        StringBuilder text = new StringBuilder("major minor  #blocks  name\n\n");
        for (Numbered each : all) {
            right(text, each.major, 4);
            right(text.append(' '), each.minor, 8);
            right(text.append(' '), each.device.sectors() / 2, 10);
            text.append(' ').append(each.device.name()).append('\n');
        }
        return text.toString();
    }

    private static void right(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        text.append(" ".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
