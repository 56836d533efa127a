package awesome.run;

import awesome.abi.linux.Signal;
import awesome.abi.run.RunChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Receives the guest's frames until the program ends. */
final class Conversation {
    private final InputStream channel;
    private final GuestInput input;
    private final OutputStream standardOutput;
    private final OutputStream standardError;

    /**
     * A conversation that gives what the guest grants to {@code input}. The streams stay the caller's; what the
     * program writes goes to them at once, frame by frame.
     */
    Conversation(InputStream channel, GuestInput input, OutputStream standardOutput, OutputStream standardError) {
        this.channel = channel;
        this.input = input;
        this.standardOutput = standardOutput;
        this.standardError = standardError;
    }

    /** Talks until the program or the channel ends; blocks. */
    Ending run() {
        try {
            Frame first = Frame.read(channel);
            if (first == null) {
                return Ending.failed("the machine ended before the program started");
            }
            if (first.type() != RunChannel.READY) {
                throw new OutOfStepException("the first frame has type " + first.type());
            }
            if (first.expect(1).number() != RunChannel.VERSION) {
                return Ending.failed("the kernel speaks version " + first.number() + " of the run channel, not "
                        + RunChannel.VERSION + "; build kernel and launcher together");
            }
            input.ready();
            return receive();
        } catch (OutOfStepException e) {
            return Ending.failed("the guest broke the rules of the run channel: " + e.getMessage());
        } catch (IOException e) {
            return Ending.failed("the machine ended while the program ran");
        }
    }

    private Ending receive() throws IOException {
        Frame frame;
        while ((frame = Frame.read(channel)) != null) {
            switch (frame.type()) {
                case RunChannel.STDOUT -> {
                    if (!pass(frame, standardOutput)) {
                        return Ending.abandoned(Signal.SIGPIPE);
                    }
                }
                case RunChannel.STDERR -> pass(frame, standardError);
                case RunChannel.CREDIT -> input.grant(frame.expect(Integer.BYTES).number());
                case RunChannel.EXITED -> {
                    return Ending.exited((int) frame.expect(1).number());
                }
                case RunChannel.KILLED -> {
                    return Ending.killed((int) frame.expect(1).number());
                }
                case RunChannel.RESTARTING -> {
                    return Ending.RESTART;
                }
                default -> { }
            }
        }
        return Ending.failed("the machine ended while the program ran");
    }

    /** Writes a frame's bytes; false if nobody reads them any more. */
    private static boolean pass(Frame frame, OutputStream out) {
        try {
            out.write(frame.payload());
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
