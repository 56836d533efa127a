package awesome.kernel.init;

import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Kin;
import awesome.kernel.process.Process;
import awesome.kernel.process.Processes;
import awesome.kernel.procfs.ProcessList;
import awesome.kernel.procfs.ProcessView;
import awesome.kernel.tty.JobControl;
import awesome.kernel.tty.Terminal;
import java.util.ArrayList;

/** The processes as terminals and {@code /proc} see them. */
final class ProcessJobs implements JobControl, ProcessList {
    private final CurrentProcess current;
    private final Processes processes;

    ProcessJobs(CurrentProcess current, Processes processes) {
        this.current = current;
        this.processes = processes;
    }

    private Kin caller() {
        return current.get().kin();
    }

    @Override
    public void signalGroup(int group, int signal) {
        processes.signalGroup(group, signal);
    }

    @Override
    public int callerSession() {
        return caller().session().id();
    }

    @Override
    public int callerGroup() {
        return caller().group();
    }

    @Override
    public Terminal callerTerminal() {
        Terminal terminal = caller().session().terminal();
        return terminal != null && terminal.isHungUp() ? null : terminal;
    }

    @Override
    public boolean callerLeads() {
        return caller().leadsSession();
    }

    @Override
    public void setCallerTerminal(Terminal terminal) {
        caller().session().setTerminal(terminal);
    }

    @Override
    public boolean isGroupOfCaller(int group) {
        return processes.isGroupOf(group, caller().session());
    }

    @Override
    public boolean isGroup(int group) {
        return processes.hasGroup(group);
    }

    @Override
    public boolean callerIgnores(int signal) {
        return current.task().signals().isIgnoredOrBlocked(signal);
    }

    @Override
    public boolean isCallerOrphaned() {
        return processes.isOrphaned(caller().group(), null);
    }

    @Override
    public ProcessView self() {
        return new ProcessShown(current.task());
    }

    @Override
    public ProcessView find(int id) {
        Process process = processes.find(id);
        return process == null ? null : new ProcessShown(process);
    }

    @Override
    public int[] ids() {
        ArrayList<Process> all = processes.all();
        int[] ids = new int[all.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = all.get(i).id();
        }
        return ids;
    }
}
