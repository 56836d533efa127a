package awesome.kernel.procfs;

import awesome.kernel.vfs.Inode;

/** The directory {@code task} of a process: one for each of its threads, like that of a process. */
final class TasksDirectory extends NumberedDirectory {
    private final ProcFileSystem system;
    private final ProcessView process;

    TasksDirectory(ProcFileSystem system, long number, ProcDirectory parent, ProcessView process) {
        super(system, number, parent);
        this.system = system;
        this.process = process;
    }

    @Override
    int[] ids() {
        return process.threads();
    }

    @Override
    Inode find(int id) {
        ProcessView thread = process.thread(id);
        return thread == null ? null : new ProcessDirectory(system, numberOf(Integer.toString(id)), this, thread);
    }
}
