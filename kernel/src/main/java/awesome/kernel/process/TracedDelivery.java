package awesome.kernel.process;

import awesome.kernel.signal.SignalDelivery;
import awesome.kernel.signal.SignalInfo;

/** What a thread has to do with the delivery of its signals: its tracer is asked, if it has one. */
final class TracedDelivery implements SignalDelivery.Hook {
    private final Task task;
    private final Runnable beforeHandler;
    private boolean keepsCall;

    TracedDelivery(Task task, Runnable beforeHandler) {
        this.task = task;
        this.beforeHandler = beforeHandler;
    }

    @Override
    public boolean isAsked() {
        return task.tracee() != null;
    }

    @Override
    public SignalInfo asked(SignalInfo info, boolean interruptedCall) {
        Tracee tracee = task.tracee();
        if (interruptedCall) {
            tracee.hide();
        }
        SignalInfo wanted = tracee.deliver(info);
        keepsCall = !interruptedCall || tracee.unhide();
        return wanted;
    }

    @Override
    public boolean keepsCall() {
        return keepsCall;
    }

    @Override
    public void beforeHandler() {
        beforeHandler.run();
    }

    @Override
    public void enters() {
        if (task.tracee() != null) {
            task.tracee().beforeHandler();
        }
    }

    @Override
    public void entered() {
        if (task.tracee() != null) {
            task.tracee().enteredHandler();
        }
    }
}
