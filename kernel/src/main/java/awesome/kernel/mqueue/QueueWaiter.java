package awesome.kernel.mqueue;

import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;

/** A thread that waits for a message, or for room for its own; met when it has got or left it. */
final class QueueWaiter implements Condition {
    private final Notice notice;
    private PrioritizedMessage message;
    private boolean done;

    /** Somebody who waits; {@code message} is what it has to leave, or null. */
    QueueWaiter(Notice notice, PrioritizedMessage message) {
        this.notice = notice;
        this.message = message;
    }

    @Override
    public boolean isMet() {
        return done;
    }

    PrioritizedMessage message() {
        return message;
    }

    /** It has got {@code given}, or its own was taken. */
    void finish(PrioritizedMessage given) {
        message = given;
        done = true;
        notice.happened();
    }
}
