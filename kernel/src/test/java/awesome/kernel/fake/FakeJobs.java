package awesome.kernel.fake;

import awesome.kernel.tty.JobControl;
import awesome.kernel.tty.Terminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processes as a terminal sees them, as a test says. The caller leads its session unless told otherwise. */
public final class FakeJobs implements JobControl {
    /** What was sent, as {@code group:signal}. */
    public final List<String> signals = new ArrayList<>();
    public int session;
    public int group;
    public boolean leads = true;
    public boolean orphaned;
    /** Groups that there are, with their sessions. */
    public final Map<Integer, Integer> groups = new HashMap<>();
    public final Map<Integer, Terminal> terminals = new HashMap<>();
    /** What the caller ignores. */
    public final Set<Integer> ignored = new HashSet<>();

    /** The caller is in that session and group. */
    public FakeJobs(int session, int group) {
        this.session = session;
        this.group = group;
    }

    @Override
    public void signalGroup(int to, int signal) {
        signals.add(to + ":" + signal);
    }

    @Override
    public int callerSession() {
        return session;
    }

    @Override
    public int callerGroup() {
        return group;
    }

    @Override
    public Terminal callerTerminal() {
        return terminals.get(session);
    }

    @Override
    public boolean callerLeads() {
        return leads;
    }

    @Override
    public void setCallerTerminal(Terminal terminal) {
        terminals.put(session, terminal);
    }

    @Override
    public boolean isGroupOfCaller(int wanted) {
        return groups.getOrDefault(wanted, -1) == session;
    }

    @Override
    public boolean isGroup(int wanted) {
        return groups.containsKey(wanted);
    }

    @Override
    public boolean callerIgnores(int signal) {
        return ignored.contains(signal);
    }

    @Override
    public boolean isCallerOrphaned() {
        return orphaned;
    }
}
