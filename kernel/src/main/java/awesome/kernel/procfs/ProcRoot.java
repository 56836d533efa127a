package awesome.kernel.procfs;

import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/** The root of {@code /proc}: fixed entries, and one directory per process. */
final class ProcRoot extends ProcDirectory {
    /** Above the positions of fixed entries; a process's is its number more. */
    private static final long PROCESSES = 0x10000;

    private final ProcFileSystem system;
    private final ProcessList processes;

    ProcRoot(ProcFileSystem system, ProcessList processes) {
        super(system, 1, null);
        this.system = system;
        this.processes = processes;
    }

    @Override
    public Inode lookup(String name) {
        Inode fixed = super.lookup(name);
        if (fixed != null) {
            return fixed;
        }
        int id = number(name);
        ProcessView process = id < 0 ? null : processes.find(id);
        return process == null ? null : new ProcessDirectory(system, numberOf(name), this, process);
    }

    /** The number that {@code name} writes, or -1. */
    static int number(String name) {
        int number = 0;
        for (int i = 0; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i == 9 || digit == 0 && i == 0 && name.length() > 1) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return name.isEmpty() ? -1 : number;
    }

    @Override
    public void list(long position, Visitor visitor) {
        boolean[] stopped = new boolean[1];
        super.list(position, (at, name, number, type) -> {
            stopped[0] = !visitor.entry(at, name, number, type);
            return !stopped[0];
        });
        for (int id : processes.ids()) {
            if (stopped[0]) {
                return;
            }
            if (PROCESSES + id >= position) {
                String name = Integer.toString(id);
                stopped[0] = !visitor.entry(PROCESSES + id, name, numberOf(name), type());
            }
        }
    }

    @Override
    public Directory parent() {
        return this;
    }
}
