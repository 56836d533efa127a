package awesome.kernel.run;

import awesome.kernel.console.CharacterDevice;
import awesome.kernel.console.ConsoleDevice;

/** The launcher's terminal as the device of a {@link awesome.kernel.tty.Terminal}. */
final class ChannelConsole implements ConsoleDevice {
    private static final int ROWS = 25;
    private static final int COLUMNS = 80;

    private final RunLink link;
    private final RunRequest request;
    private final CharacterDevice output;

    /**
     * Input comes from standard input if that is a terminal.
     *
     * @param output where echo goes and what is written to the terminal by its name; null if it has no screen
     */
    ChannelConsole(RunLink link, RunRequest request, CharacterDevice output) {
        this.link = link;
        this.request = request;
        this.output = output;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        if (output != null) {
            output.write(source, start, length);
        }
    }

    @Override
    public int read() {
        return request.isTerminal(0) ? link.takeInput() : -1;
    }

    @Override
    public boolean hasInput() {
        link.run();
        return request.isTerminal(0) && link.available() > 0;
    }

    @Override
    public int rows() {
        return request.rows() > 0 ? request.rows() : ROWS;
    }

    @Override
    public int columns() {
        return request.columns() > 0 ? request.columns() : COLUMNS;
    }
}
