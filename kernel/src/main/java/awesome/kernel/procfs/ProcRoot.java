package awesome.kernel.procfs;

import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;

/** The root of {@code /proc}: fixed entries, and one directory per process. */
final class ProcRoot extends NumberedDirectory {
    private final ProcFileSystem system;
    private final ProcessList processes;

    ProcRoot(ProcFileSystem system, ProcessList processes) {
        super(system, 1, null);
        this.system = system;
        this.processes = processes;
    }

    @Override
    int[] ids() {
        return processes.ids();
    }

    @Override
    Inode find(int id) {
        ProcessView process = processes.find(id);
        if (process == null) {
            return null;
        }
        ProcessDirectory directory = new ProcessDirectory(system, numberOf(Integer.toString(id)), this, process);
        directory.addDirectory("task", new TasksDirectory(system, directory.numberOf("task"), directory, process));
        return directory;
    }

    @Override
    public Directory parent() {
        return this;
    }
}
