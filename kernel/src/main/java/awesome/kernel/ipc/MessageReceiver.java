package awesome.kernel.ipc;

import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;

/** A thread that waits for a message; met when it has one, or there cannot be one for it. */
final class MessageReceiver implements Condition {
    final MessageChoice choice;
    /** Bytes that it takes at most. */
    final long room;
    final int process;
    private final Notice notice;
    private Message message;
    private int error;

    MessageReceiver(MessageChoice choice, long room, int process, Notice notice) {
        this.choice = choice;
        this.room = room;
        this.process = process;
        this.notice = notice;
    }

    @Override
    public boolean isMet() {
        return message != null || error != 0;
    }

    /** What it has got; null if {@link #error} tells why not. */
    Message message() {
        return message;
    }

    int error() {
        return error;
    }

    void give(Message given) {
        message = given;
        notice.happened();
    }

    void refuse(int errno) {
        error = errno;
        notice.happened();
    }
}
