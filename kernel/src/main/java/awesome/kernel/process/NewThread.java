package awesome.kernel.process;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/** Makes a thread of a process that there is (clone(2), CLONE_THREAD). */
final class NewThread {
    private NewThread() {}

    /**
     * Makes what {@code request} asks for, which is possible.
     *
     * @param maker the current thread
     * @return its number
     * @throws ErrnoException EAGAIN without memory for it
     */
    static int make(Fork request, Task maker) {
        Process process = maker.process();
        Task task = new Task(process, process.services().processes().newId(), maker.signals().forThread(), maker);
        task.setContext(request.registers(maker));
        request.tell(process.memory(), process.memory(), task);
        process.tasks().add(task);
        request.trace(maker, task);
        boolean started = false;
        try {
            started = process.machine().threads().start(task.name(), new TaskLife(task));
        } finally {
            if (!started) {
                if (task.tracee() != null) {
                    task.tracee().tracer().tracees().forget(task);
                }
                process.tasks().remove(task);
            }
        }
        if (!started) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        int id = task.id();
        request.tellTracer(maker, request.event(), id);
        if (request.has(CloneFlag.CLONE_VFORK)) {
            process.tasks().awaitEnd(task);
        }
        return id;
    }
}
