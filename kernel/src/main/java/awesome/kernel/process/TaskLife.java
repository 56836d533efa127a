package awesome.kernel.process;

/** From the first instruction of a thread to its end, in a thread of the kernel of its own. */
public final class TaskLife implements Runnable {
    private final Task task;
    private final Process process;
    private final CurrentProcess current;

    /** The life of a thread of a process that has a program. */
    public TaskLife(Task task) {
        this.task = task;
        process = task.process();
        current = process.services().current();
    }

    /** Runs the first process, in its first thread; how it ended. Not within {@link CurrentProcess}. */
    public static Ending live(Process first) {
        Task leader = first.task();
        new TaskLife(leader).run();
        first.services().current().within(leader, first::awaitEnd);
        return first.ending();
    }

    @Override
    public void run() {
        current.within(task, task::begin);
        Processes all = process.services().processes();
        new UserLoop(task, all.calls(), all.showRegisters()).run();
        current.within(task, this::end);
    }

    private void end() {
        try {
            if (task.tracee() != null) {
                task.tracee().exiting(task.ending().waitStatus());
            }
            if (process.program() != null) {
                task.exit().leave(process.program());
            }
        } catch (RuntimeException | Error e) {
            KernelError.tell(process, "the end of a thread", e);
        } finally {
            // Whatever went wrong, it runs no more.
            finish();
        }
    }

    private void finish() {
        task.stopRunning();
        process.times().add(task.times());
        process.tasks().remove(task);
        if (process.program() != null) {
            // Others may run in it: then this thread, which still has things to do, does not know when it goes.
            process.space().deactivate();
        }
        if (process.tasks().count() > 0) {
            process.tasks().redirect(task.signals().waitingShared());
            process.jobState().settle();
        } else {
            if (process.ending() == null) {
                process.end(process.tasks().leader().ending());
            }
            new ProcessEnd(process).run();
        }
    }
}
