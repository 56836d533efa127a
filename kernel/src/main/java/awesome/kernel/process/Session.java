package awesome.kernel.process;

import awesome.kernel.tty.Terminal;

/** A session (credentials(7)): process groups that may share a terminal. */
public final class Session {
    private final int id;
    private Terminal terminal;

    /** The session that the process of that number begins, without a terminal. */
    Session(int id) {
        this.id = id;
    }

    /** The number of the process that began it. */
    public int id() {
        return id;
    }

    /** Its controlling terminal; null if it has none. */
    public Terminal terminal() {
        return terminal;
    }

    /** Makes {@code newTerminal} its controlling terminal; null for none. */
    public void setTerminal(Terminal newTerminal) {
        terminal = newTerminal;
    }
}
