package awesome.kernel.init;

import awesome.kernel.block.BlockCounts;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockWaiter;
import awesome.kernel.block.DiskSource;
import awesome.kernel.block.Partition;
import awesome.kernel.block.PartitionTable;
import awesome.kernel.devfs.DeviceFiles;
import awesome.kernel.devfs.DiskMemory;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.ext4.Ext4Label;
import awesome.kernel.log.Log;
import awesome.kernel.process.CurrentBlockWaiter;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Machine;
import awesome.kernel.procfs.ProcFileSystem;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.wait.Notice;
import java.util.ArrayList;
import java.util.List;

/** The disks of the machine and their parts, as programs see them. */
final class Disks {

    /** A disk or a part of one, with its number. */
    private record Numbered(BlockDevice device, int major, int minor) {}

    private final BlockWaiter waiter;
    private final Machine machine;
    private final CurrentProcess current;
    private final DiskMemory memory;
    private final List<Numbered> all = new ArrayList<>();
    private final DiskNumbers numbers = new DiskNumbers();
    private DeviceFiles files;

    /** Finds the parts of {@code disks}. Preemptible context; nobody is within. */
    Disks(Machine machine, CurrentProcess current, List<BlockDevice> disks) {
        this.machine = machine;
        this.current = current;
        waiter = new CurrentBlockWaiter(current, machine.threads());
        memory = new DiskMemory(machine.memory(), machine.fileFrames(), current);
        for (BlockDevice each : disks) {
            all.addAll(number(each));
        }
    }

    /** A disk and its parts with their numbers. */
    private List<Numbered> number(BlockDevice disk) {
        List<Numbered> found = new ArrayList<>();
        long number = numbers.disk(disk.name());
        found.add(new Numbered(disk, DeviceNumber.major(number), DeviceNumber.minor(number)));
        if (disk.hasParts()) {
            for (Partition each : PartitionTable.read(io(disk))) {
                long own = numbers.part(number, each.number());
                found.add(new Numbered(each, DeviceNumber.major(own), DeviceNumber.minor(own)));
            }
        }
        return found;
    }

    private BlockIo io(BlockDevice device) {
        return new BlockIo(device, waiter, machine.memory(), machine.fileFrames());
    }

    /**
     * The name of the disk or part of one that is meant by {@code wanted}, as {@code root=} has it ({@link RootOptions}); null if
     * there is none.
     */
    String find(String wanted) {
        for (Numbered each : all) {
            if (is(each, wanted)) {
                return each.device.name();
            }
        }
        return null;
    }

    private boolean is(Numbered each, String wanted) {
        if (wanted.startsWith("/dev/")) {
            return wanted.substring("/dev/".length()).equals(each.device.name());
        }
        int equals = wanted.indexOf('=');
        if (equals < 0) {
            return wanted.equals(each.major + ":" + each.minor);
        }
        String value = wanted.substring(equals + 1);
        Partition part = each.device instanceof Partition partition ? partition : null;
        switch (wanted.substring(0, equals)) {
            case "UUID":
                Ext4Label known = label(each.device);
                return known != null && known.uuid().equalsIgnoreCase(value);
            case "LABEL":
                Ext4Label named = label(each.device);
                return named != null && named.name().equals(value);
            case "PARTUUID":
                return part != null && part.id().equalsIgnoreCase(value);
            case "PARTLABEL":
                return part != null && part.label().equals(value);
            default:
                return false;
        }
    }

    /** That of the file system on a device; null if it has none, or cannot be read. */
    private Ext4Label label(BlockDevice device) {
        try {
            return Ext4Label.read(io(device));
        } catch (ErrnoException e) {
            return null;
        }
    }

    /** All of them, a line for each, for who has named one that is not there. */
    String describe() {
        StringBuilder text = new StringBuilder();
        for (Numbered each : all) {
            text.append("\n  /dev/").append(each.device.name()).append(", ").append(each.device.sectors() / 2).append(" KiB");
            Ext4Label label = label(each.device);
            if (label != null) {
                append(append(text, "UUID", label.uuid()), "LABEL", label.name());
            }
            if (each.device instanceof Partition part) {
                append(append(text, "PARTUUID", part.id()), "PARTLABEL", part.label());
            }
        }
        return text.length() == 0 ? "there are no disks" : "there are:" + text;
    }

    private static StringBuilder append(StringBuilder text, String what, String value) {
        return value.isEmpty() ? text : text.append(", ").append(what).append('=').append(value);
    }

    /** Makes their files. */
    void addTo(DeviceFiles files) {
        this.files = files;
        addFiles(all);
    }

    private void addFiles(List<Numbered> some) {
        for (Numbered each : some) {
            files.addDisk(io(each.device), memory, each.major, each.minor);
        }
    }

    /** Has a thread look after disks that come and go, whose files do so too. After {@link #addTo(DeviceFiles)}. */
    void watch(DiskSource source, Log log) {
        Notice notice = machine.threads().newNotice();
        if (!machine.threads().start("disks", () -> source.watch(notice, new Changes(log)))) {
            log.line("there is no memory for the thread that looks after disks that come and go");
        }
    }

    /** What is done for disks that come and go. */
    private final class Changes implements DiskSource.Watcher {
        private final Log log;

        Changes(Log log) {
            this.log = log;
        }

        @Override
        public void added(BlockDevice disk) {
            current.enter(null);
            try {
                List<Numbered> more = number(disk);
                addFiles(more);
                all.addAll(more);
            } catch (ErrnoException e) {
                log.line(disk.name() + ": has no file: " + e.getMessage());
            } finally {
                current.leave();
            }
        }

        @Override
        public void removed(BlockDevice disk) {
            current.enter(null);
            try {
                for (int i = all.size() - 1; i >= 0; i--) {
                    Numbered each = all.get(i);
                    if (each.device == disk || each.device instanceof Partition part && part.disk() == disk) {
                        all.remove(i);
                        files.removeDisk(each.device.name(), each.major, each.minor);
                    }
                }
            } catch (ErrnoException e) {
                log.line(disk.name() + ": its file is left: " + e.getMessage());
            } finally {
                current.leave();
            }
        }
    }

    /** Makes all durable that was written, before the machine is switched off. Nobody is within. */
    void flush(Log log) {
        for (Numbered each : List.copyOf(all)) {
            current.enter(null);
            try {
                if (!(each.device instanceof Partition)) {
                    io(each.device).flush();
                }
            } catch (ErrnoException e) {
                log.line(each.device.name() + ": what was written last may be lost: " + e.getMessage());
            } finally {
                current.leave();
            }
        }
    }

    /** Makes the list of them. */
    void addTo(ProcFileSystem proc) {
        proc.root().add("partitions", this::partitions);
        proc.root().add("diskstats", this::statistics);
    }

    /** As Linux has it (Documentation/admin-guide/iostats.rst); times are not kept, and shown as 0. */
    private String statistics() {
        StringBuilder text = new StringBuilder();
        for (Numbered each : all) {
            BlockCounts counts = each.device.counts();
            right(text, each.major, 4);
            right(text, each.minor, 8);
            text.append(' ').append(each.device.name());
            kind(text, counts, BlockOperation.READ);
            kind(text, counts, BlockOperation.WRITE);
            text.append(" 0 0 0");
            kind(text, counts, BlockOperation.DISCARD);
            text.append(' ').append(counts.requests(BlockOperation.FLUSH)).append(" 0\n");
        }
        return text.toString();
    }

    private static void kind(StringBuilder text, BlockCounts counts, BlockOperation kind) {
        text.append(' ').append(counts.requests(kind)).append(' ').append(counts.joined(kind)).append(' ')
                .append(counts.sectors(kind)).append(" 0");
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
