package awesome.kernel.tty;

import awesome.abi.linux.Signal;
import awesome.abi.linux.TerminalFlag;

/**
 * Turns bytes that come from the device into input: lines with editing (canonical mode) or bytes as they are, echo,
 * and signals (termios(3)). It echoes to {@link Echo} and reports signals to the terminal.
 */
final class LineDiscipline {
    private static final int BELL = 7;

    private final Terminal terminal;
    private final TerminalSettings settings;
    private final InputQueue queue;
    private final Echo echo;
    /** The next byte is input whatever it means else. */
    private boolean literal;

    LineDiscipline(Terminal terminal, TerminalSettings settings, InputQueue queue, Echo echo) {
        this.terminal = terminal;
        this.settings = settings;
        this.queue = queue;
        this.echo = echo;
    }

    /** Whether a byte could be taken; if not, it has to wait in the device. */
    boolean hasRoom() {
        // One place is kept for the end of a line. Of a line that fills the queue alone, the rest is dropped.
        return isCanonical() ? queue.room() > 1 || queue.readable() == 0 : queue.room() > 0;
    }

    boolean isCanonical() {
        return settings.local(TerminalFlag.ICANON);
    }

    /** The settings were changed from or to canonical mode: what has come is input as it is. */
    void changeMode() {
        queue.completeAll();
        literal = false;
    }

    /** Takes one byte from the device. */
    void accept(int received) {
        int c = settings.input(TerminalFlag.ISTRIP) ? received & 0x7f : received;
        if (literal) {
            literal = false;
            addToLine(c);
            return;
        }
        if (settings.local(TerminalFlag.ISIG) && signal(c) || isFlowControl(c)) {
            return;
        }
        int key = c;
        if (c == '\r') {
            if (settings.input(TerminalFlag.IGNCR)) {
                return;
            }
            c = settings.input(TerminalFlag.ICRNL) ? '\n' : c;
        } else if (c == '\n' && settings.input(TerminalFlag.INLCR)) {
            c = '\r';
        }
        if (isCanonical()) {
            edit(c);
        } else {
            addRaw(c, key);
        }
    }

    private boolean signal(int c) {
        int signal = settings.is(c, TerminalFlag.VINTR) ? Signal.SIGINT
                : settings.is(c, TerminalFlag.VQUIT) ? Signal.SIGQUIT
                : settings.is(c, TerminalFlag.VSUSP) ? Signal.SIGTSTP : 0;
        if (signal == 0) {
            return false;
        }
        if (!settings.local(TerminalFlag.NOFLSH)) {
            queue.clear();
            terminal.discarded();
        }
        echo.character(c);
        echo.startLine();
        terminal.signal(signal);
        return true;
    }

    /** The output is never held; but the characters for it are no input while they mean that. */
    private boolean isFlowControl(int c) {
        return settings.input(TerminalFlag.IXON)
                && (settings.is(c, TerminalFlag.VSTART) || settings.is(c, TerminalFlag.VSTOP));
    }

    private void addRaw(int c, int key) {
        if (queue.room() > 0) {
            // As Linux: only the line feed that a carriage return became is shown as such.
            if (c == '\n' && key == '\r') {
                echo.newLine();
            } else {
                echo.character(c);
            }
            queue.add(c);
            queue.completeAll();
        }
    }

    private void edit(int c) {
        boolean extended = settings.local(TerminalFlag.IEXTEN);
        if (settings.is(c, TerminalFlag.VERASE)) {
            eraseOne(c);
        } else if (settings.is(c, TerminalFlag.VKILL)) {
            eraseLine(c);
        } else if (extended && settings.is(c, TerminalFlag.VWERASE)) {
            eraseWord();
        } else if (extended && settings.is(c, TerminalFlag.VLNEXT)) {
            literal = true;
            echo.announceLiteral();
        } else if (extended && settings.is(c, TerminalFlag.VREPRINT) && settings.local(TerminalFlag.ECHO)) {
            reprint(c);
        } else if (c == '\n') {
            if (queue.room() > 0 && settings.local(TerminalFlag.ECHO | TerminalFlag.ECHONL)) {
                echo.raw(c);
            }
            endLine(c);
        } else if (settings.is(c, TerminalFlag.VEOF)) {
            endFile();
        } else if (settings.is(c, TerminalFlag.VEOL) || extended && settings.is(c, TerminalFlag.VEOL2)) {
            if (queue.room() > 0) {
                echo.character(c);
            }
            endLine(c);
        } else {
            addToLine(c);
        }
    }

    private void addToLine(int c) {
        if (queue.room() < 2) {
            if (settings.input(TerminalFlag.IMAXBEL)) {
                echo.raw(BELL);
            }
            return;
        }
        if (queue.editing() == 0) {
            echo.startLine();
        }
        echo.character(c);
        queue.add(c);
        if (!isCanonical()) {
            queue.completeAll();
        }
    }

    private void endLine(int c) {
        if (queue.room() > 0) {
            queue.endLine(c);
        }
    }

    private void endFile() {
        if (queue.room() > 0) {
            queue.endFile();
        }
    }

    private void eraseOne(int c) {
        if (queue.editing() > 0) {
            eraseCharacter(c);
        }
    }

    /** Takes the last character back, with all its bytes; {@code key} as in {@link Echo#erase}. */
    private void eraseCharacter(int key) {
        int last = queue.editingByte(queue.editing() - 1);
        queue.removeLast();
        while (settings.isContinuation(last) && queue.editing() > 0) {
            last = queue.editingByte(queue.editing() - 1);
            queue.removeLast();
        }
        echo.erase(last, key, queue);
    }

    private void eraseWord() {
        boolean inWord = false;
        while (queue.editing() > 0) {
            int last = queue.editingByte(queue.editing() - 1);
            boolean letter = last >= 0x80 || last == '_' || Character.isLetterOrDigit(last);
            if (inWord && !letter) {
                return;
            }
            inWord |= letter;
            eraseCharacter(-1);
        }
    }

    private void eraseLine(int c) {
        if (queue.editing() == 0) {
            return;
        }
        if (settings.local(TerminalFlag.ECHOK) && settings.local(TerminalFlag.ECHOKE)
                && settings.local(TerminalFlag.ECHOE)) {
            while (queue.editing() > 0) {
                eraseCharacter(-1);
            }
            return;
        }
        while (queue.editing() > 0) {
            queue.removeLast();
        }
        echo.character(c);
        if (settings.local(TerminalFlag.ECHOK)) {
            echo.newLine();
        }
    }

    private void reprint(int c) {
        echo.character(c);
        echo.newLine();
        echo.startLine();
        for (int i = 0; i < queue.editing(); i++) {
            echo.character(queue.editingByte(i));
        }
    }
}
