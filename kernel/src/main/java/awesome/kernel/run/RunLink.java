package awesome.kernel.run;

import awesome.abi.run.RunChannel;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.log.Log;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.DeferredWork;

/**
 * The guest's end of the run channel. As deferred work it takes apart the frames that came in; what it sends, it
 * sends at once.
 */
public final class RunLink implements DeferredWork.Task {
    /** What window sizes and signals are passed to. */
    public interface Listener {
        /** The terminal has a new size, in characters. */
        void resized(int rows, int columns);

        /** A signal for the foreground program. */
        void signal(int number);

        /** There will be no more standard input. */
        void inputEnded();
    }

    /**
     * How many bytes that came in the device must be able to hold until they are taken: all the credit, if each byte
     * comes in a frame of its own, and some frames that need no credit.
     */
    public static final int LINE_BUFFER = 65536;

    private static final int CAPACITY = 16384;
    /** Credit that the launcher has at most. */
    private static final int WINDOW = LINE_BUFFER / (RunChannel.HEADER + 1) - 256;

    private final CharacterDevice line;
    private final Log log;
    private Listener listener;
    /** The frame to be sent. */
    private final byte[] frame = new byte[RunChannel.HEADER + RunChannel.MAX_PAYLOAD];
    private final byte[] header = new byte[RunChannel.HEADER];
    /** How many bytes of the header have come, and of the payload are to come. */
    private int headerBytes;
    private int payloadLeft;
    private final byte[] command = new byte[4];
    private int commandBytes;
    /** The byte that was read to see whether there is one, or -1. */
    private int ahead = -1;
    private boolean broken;

    private final byte[] input = new byte[CAPACITY];
    private int inputStart;
    private int inputCount;
    private boolean inputEnded;
    /** Rings when input has come or ended. */
    private final Bell arrived = new Bell();
    /** Bytes that were read since credit was last given. */
    private int consumed;
    /** What is sent, made once: the devices of a console do not allocate. */
    private final byte[] credit = new byte[4];

    /** A link over {@code line}, whose complaints go to {@code log}; the caller adds it to the deferred work. */
    public RunLink(CharacterDevice line, Log log) {
        this.line = line;
        this.log = log;
    }

    /** Sets who hears of window sizes and signals; once, before {@link #start}. */
    public void setListener(Listener listener) {
        this.listener = listener;
    }

    /** Says that the guest is there and how much input may come. */
    public void start() {
        byte[] version = {RunChannel.VERSION};
        send(RunChannel.READY, version, 0, 1);
        giveCredit(WINDOW);
    }

    private void giveCredit(int bytes) {
        LittleEndian.putInt(credit, 0, bytes);
        send(RunChannel.CREDIT, credit, 0, credit.length);
    }

    /** Sends a piece of an array, in as many frames as it needs. It does not allocate. */
    void send(int type, byte[] source, int start, int length) {
        for (int done = 0; done < length; ) {
            int step = Math.min(RunChannel.MAX_PAYLOAD, length - done);
            setHeader(type, step);
            line.write(frame, 0, RunChannel.HEADER);
            line.write(source, start + done, step);
            done += step;
        }
    }

    /** Sends all of {@code source}. */
    void send(int type, Source source) {
        while (source.left() > 0) {
            int wanted = (int) Math.min(RunChannel.MAX_PAYLOAD, source.left());
            int have = source.getPresent(frame, RunChannel.HEADER, wanted);
            if (have > 0) {
                setHeader(type, have);
                line.write(frame, 0, RunChannel.HEADER + have);
            }
            if (have < wanted) {
                // Others may send while memory is waited for.
                source.awaitByte();
            }
        }
    }

    private void setHeader(int type, int length) {
        frame[0] = (byte) type;
        LittleEndian.putShort(frame, 1, length);
    }

    /** Says that the first program ended with {@code status}. Nothing may be sent after it. */
    public void exited(int status) {
        byte[] payload = {(byte) status};
        send(RunChannel.EXITED, payload, 0, 1);
    }

    /** Says that a signal ended the first program. Nothing may be sent after it. */
    public void killed(int signal) {
        byte[] payload = {(byte) signal};
        send(RunChannel.KILLED, payload, 0, 1);
    }

    /** Says that the machine is to start over. Nothing may be sent after it. */
    public void restarting() {
        setHeader(RunChannel.RESTARTING, 0);
        line.write(frame, 0, RunChannel.HEADER);
    }

    @Override
    public boolean isPending() {
        if (ahead < 0 && !broken) {
            ahead = line.read();
        }
        return ahead >= 0;
    }

    @Override
    public void run() {
        int before = inputCount;
        while (isPending()) {
            int next = ahead;
            ahead = -1;
            accept((byte) next);
        }
        if (inputCount != before) {
            arrived.ring();
        }
    }

    private void accept(byte next) {
        if (headerBytes < RunChannel.HEADER) {
            header[headerBytes] = next;
            headerBytes++;
            if (headerBytes == RunChannel.HEADER) {
                payloadLeft = LittleEndian.getShort(header, 1);
                commandBytes = 0;
                if (payloadLeft > RunChannel.MAX_PAYLOAD) {
                    giveUp("frame of " + payloadLeft + " bytes");
                } else if (payloadLeft == 0) {
                    endFrame();
                }
            }
            return;
        }
        if (header[0] == RunChannel.STDIN) {
            addInput(next);
        } else if (commandBytes < command.length) {
            command[commandBytes] = next;
            commandBytes++;
        }
        payloadLeft--;
        if (payloadLeft == 0) {
            endFrame();
        }
    }

    private void addInput(byte next) {
        if (inputCount == CAPACITY) {
            giveUp("more input than there was credit for");
            return;
        }
        input[inputStart + inputCount & CAPACITY - 1] = next;
        inputCount++;
    }

    private void endFrame() {
        headerBytes = 0;
        switch (header[0]) {
            case RunChannel.STDIN_END:
                endInput();
                break;
            case RunChannel.WINDOW:
                if (commandBytes == 4) {
                    listener.resized(LittleEndian.getShort(command, 0), LittleEndian.getShort(command, 2));
                }
                break;
            case RunChannel.SIGNAL:
                if (commandBytes == 1) {
                    listener.signal(command[0] & 0xff);
                }
                break;
            default:
                // Standard input is already where it belongs; other frames are of a later version.
                break;
        }
    }

    private void giveUp(String problem) {
        broken = true;
        log.line("run channel: out of step with the launcher (" + problem + "); there will be no more input");
        endInput();
    }

    private void endInput() {
        inputEnded = true;
        arrived.ring();
        listener.inputEnded();
    }

    /** Rings when {@link #available} or {@link #hasInputEnded} has changed. */
    Bell arrived() {
        return arrived;
    }

    /** How many bytes of standard input are there. */
    int available() {
        return inputCount;
    }

    /** Whether the launcher sends no more input than is there. */
    boolean hasInputEnded() {
        return inputEnded;
    }

    /** The next byte of standard input, 0 to 255, or -1 if there is none now. */
    int takeInput() {
        if (inputCount == 0) {
            return -1;
        }
        int next = input[inputStart] & 0xff;
        consume(1);
        return next;
    }

    /** Moves standard input into {@code sink}, as far as that need not wait for memory. */
    void readInput(Sink sink) {
        while (inputCount > 0 && sink.room() > 0) {
            int step = (int) Math.min(Math.min(inputCount, CAPACITY - inputStart), sink.room());
            int taken = sink.putPresent(input, inputStart, step);
            consume(taken);
            if (taken < step) {
                return;
            }
        }
    }

    private void consume(int bytes) {
        inputStart = inputStart + bytes & CAPACITY - 1;
        inputCount -= bytes;
        consumed += bytes;
        if (!inputEnded && consumed >= WINDOW / 2) {
            giveCredit(consumed);
            consumed = 0;
        }
    }
}
