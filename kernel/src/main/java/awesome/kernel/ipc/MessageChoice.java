package awesome.kernel.ipc;

import awesome.abi.linux.IpcFlag;

/** Which message msgrcv(2) wants, by its type or place. */
public final class MessageChoice {
    private enum Kind {
        ANY,
        EQUAL,
        NOT_EQUAL,
        LOWEST,
        PLACE
    }

    private final Kind kind;
    private final long number;

    /** As type and flags of msgrcv(2) say. */
    public MessageChoice(long type, int flags) {
        if ((flags & IpcFlag.MSG_COPY) != 0) {
            kind = Kind.PLACE;
            number = type;
        } else if (type == 0) {
            kind = Kind.ANY;
            number = 0;
        } else if (type < 0) {
            kind = Kind.LOWEST;
            number = type == Long.MIN_VALUE ? Long.MAX_VALUE : -type;
        } else {
            kind = (flags & IpcFlag.MSG_EXCEPT) != 0 ? Kind.NOT_EQUAL : Kind.EQUAL;
            number = type;
        }
    }

    /** Whether the first message of the type may be it. */
    boolean takes(long type) {
        switch (kind) {
            case EQUAL:
                return type == number;
            case NOT_EQUAL:
                return type != number;
            case LOWEST:
                return type <= number;
            default:
                return true;
        }
    }

    /** Whether a message of a lower type is better. */
    boolean wantsLowest() {
        return kind == Kind.LOWEST;
    }

    /** Whether the place in the queue is meant, not the type. */
    boolean isPlace() {
        return kind == Kind.PLACE;
    }

    /** That place, from 0 on. */
    long place() {
        return number;
    }
}
