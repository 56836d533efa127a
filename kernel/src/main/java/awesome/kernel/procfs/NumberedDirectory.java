package awesome.kernel.procfs;

import awesome.kernel.vfs.Inode;

/** A directory of {@code /proc} with fixed entries, and one for each process or thread that there is. */
abstract class NumberedDirectory extends ProcDirectory {
    /** Above the positions of fixed entries; that of a process is its number more. */
    private static final long NUMBERED = 0x10000;

    NumberedDirectory(ProcFileSystem system, long number, ProcDirectory parent) {
        super(system, number, parent);
    }

    /** The numbers that there are, ascending. */
    abstract int[] ids();

    /** The directory of one of them; null if there is none. */
    abstract Inode find(int id);

    @Override
    public Inode lookup(String name) {
        Inode fixed = super.lookup(name);
        int id = fixed != null ? -1 : number(name);
        return id < 0 ? fixed : find(id);
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
        for (int id : ids()) {
            if (stopped[0]) {
                return;
            }
            if (NUMBERED + id >= position) {
                String name = Integer.toString(id);
                stopped[0] = !visitor.entry(NUMBERED + id, name, numberOf(name), type());
            }
        }
    }
}
