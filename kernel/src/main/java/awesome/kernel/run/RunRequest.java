package awesome.kernel.run;

import awesome.abi.run.RunFile;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Inode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What to run, and how. Strings have one character per byte. */
public final class RunRequest {
    /** No such file is longer: it holds arguments and environment. */
    private static final int MAX_SIZE = 1 << 22;
    private static final int MAX_CELLS = 0xffff;

    private boolean channel;
    private String terminals = "";
    private int rows;
    private int columns;
    private String directory = "/";
    private String program;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> environment = new ArrayList<>();
    private final List<RunShare> shares = new ArrayList<>();

    private RunRequest() {}

    /** Reads the request from the file {@code inode}. */
    public static RunRequest read(Inode inode) throws RunFileException {
        if (!inode.isRegular() || inode.size() > MAX_SIZE) {
            throw new RunFileException("not a file of at most " + MAX_SIZE + " bytes");
        }
        byte[] content = new byte[(int) inode.size()];
        inode.read(0, new Bytes(content));
        return parse(content);
    }

    /** Reads the request from the content of its file. */
    public static RunRequest parse(byte[] content) throws RunFileException {
        RunRequest request = new RunRequest();
        String version = null;
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] != 0) {
                continue;
            }
            String text = new String(content, start, i - start, StandardCharsets.ISO_8859_1);
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new RunFileException("no = in the record at byte " + start);
            }
            String key = text.substring(0, equals);
            String value = text.substring(equals + 1);
            if (key.equals(RunFile.VERSION)) {
                version = value;
            } else {
                request.set(key, value);
            }
            start = i + 1;
        }
        if (start != content.length) {
            throw new RunFileException("no zero byte after the record at byte " + start);
        }
        if (!RunFile.VERSION_VALUE.equals(version)) {
            throw new RunFileException("version " + version + ", this kernel knows " + RunFile.VERSION_VALUE);
        }
        return request;
    }

    private void set(String key, String value) throws RunFileException {
        switch (key) {
            case RunFile.CHANNEL:
                channel = isChannel(value);
                break;
            case RunFile.TERMINALS:
                terminals = value;
                break;
            case RunFile.ROWS:
                rows = number(key, value);
                break;
            case RunFile.COLUMNS:
                columns = number(key, value);
                break;
            case RunFile.DIRECTORY:
                directory = value;
                break;
            case RunFile.PROGRAM:
                program = value;
                break;
            case RunFile.ARGUMENT:
                arguments.add(value);
                break;
            case RunFile.ENVIRONMENT:
                environment.add(value);
                break;
            case RunFile.SHARE:
                shares.add(RunShare.parse(value));
                break;
            default:
                // A later launcher may say more.
                break;
        }
    }

    private static boolean isChannel(String value) throws RunFileException {
        if (!value.equals(RunFile.CHANNEL_FRAMES) && !value.equals(RunFile.CHANNEL_CONSOLE)) {
            throw new RunFileException("unknown channel " + value);
        }
        return value.equals(RunFile.CHANNEL_FRAMES);
    }

    private static int number(String key, String value) throws RunFileException {
        int number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > MAX_CELLS) {
                throw new RunFileException(key + " is no number of characters: " + value);
            }
            number = 10 * number + digit;
        }
        if (value.isEmpty() || number > MAX_CELLS) {
            throw new RunFileException(key + " is no number of characters: " + value);
        }
        return number;
    }

    /** Whether the standard streams go through the run channel; else through the console. */
    public boolean usesChannel() {
        return channel;
    }

    /** Whether standard stream 0, 1 or 2 is a terminal. */
    public boolean isTerminal(int stream) {
        return terminals.indexOf('0' + stream) >= 0;
    }

    /** Whether any of the standard streams is a terminal. */
    public boolean hasTerminal() {
        return isTerminal(0) || isTerminal(1) || isTerminal(2);
    }

    /** Lines of the terminal, 0 if nobody said. */
    public int rows() {
        return rows;
    }

    /** Characters in a line of the terminal, 0 if nobody said. */
    public int columns() {
        return columns;
    }

    /** The working directory. */
    public String directory() {
        return directory;
    }

    /** The program: a path, or a name to be looked for in PATH; null for what a system begins with. */
    public String program() {
        return program;
    }

    /** The arguments, the zeroth first. */
    public List<String> arguments() {
        return arguments;
    }

    /** The environment, {@code NAME=value} each. */
    public List<String> environment() {
        return environment;
    }

    /** Folders of the host to be mounted, in this order. */
    public List<RunShare> shares() {
        return shares;
    }
}
