package awesome.kernel.init;

import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Process;
import awesome.kernel.procfs.ProcessList;
import awesome.kernel.procfs.ProcessView;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.tty.JobControl;

/** The one process as terminals and {@code /proc} see it: it leads the one group and the one session. */
final class OneProcess implements JobControl, ProcessList {
    private final CurrentProcess current;

    OneProcess(CurrentProcess current) {
        this.current = current;
    }

    @Override
    public void signalGroup(int group, int signal) {
        Process process = current.get();
        if (process != null && group == process.id()) {
            process.signal(SignalInfo.ofKernel(signal));
        }
    }

    @Override
    public int callerSession() {
        return Process.FIRST;
    }

    @Override
    public int callerGroup() {
        return Process.FIRST;
    }

    @Override
    public ProcessView self() {
        return new ProcessShown(current.get());
    }

    @Override
    public ProcessView find(int id) {
        return id == Process.FIRST ? self() : null;
    }

    @Override
    public int[] ids() {
        return new int[] {Process.FIRST};
    }
}
