package awesome.kernel.scsi;

import awesome.abi.linux.Errno;
import awesome.magic.NoAlloc;

/**
 * How a command went: the status that a unit gives back (SAM-5, 5.3), and if it is "check condition", the sense data, which say more
 * (SPC-4, 4.5), in either of their two forms. Filled again and again in the same place; whatever it is filled with, it says something.
 * One thread at a time.
 */
@NoAlloc("interrupt handlers look at it")
public final class Sense {
    /** Bytes of sense data that are looked at. */
    public static final int BYTES = 32;

    /** What is to be done about a command. */
    public enum Verdict {
        /** It is done. */
        GOOD,
        /** It is not done, but nothing is wrong: try again. */
        AGAIN,
        /** The same, but not at once: the unit has no room or is not ready yet. */
        LATER,
        /** It failed: {@link Sense#error}. */
        FAILED
    }

    private static final int GOOD = 0x00;
    private static final int CHECK = 0x02;
    private static final int CONDITION_MET = 0x04;
    /** The status of a command that a unit has no room for. */
    public static final int BUSY = 0x08;
    private static final int FULL = 0x28;
    private static final int ACTIVE = 0x30;
    /** The status of a command that was ended, and may be tried again. */
    public static final int TASK_ABORTED = 0x40;
    /** In place of a status: there is no such unit. */
    public static final int NOBODY = 0xfe;
    /** In place of a status: nobody says how it went. */
    public static final int UNKNOWN = 0xff;

    private static final int NO_SENSE = 0;
    private static final int RECOVERED = 1;
    private static final int NOT_READY = 2;
    private static final int ILLEGAL = 5;
    private static final int ATTENTION = 6;
    private static final int PROTECTED = 7;
    private static final int ABORTED_COMMAND = 0xb;

    private static final int FIXED = 0x70;
    private static final int DESCRIPTORS = 0x72;
    private static final int DEFERRED = 1;
    private static final int FIXED_CODE = 12;

    private static final int BECOMING_READY = 0x0401;
    private static final int IN_PROGRESS = 0x0407;
    private static final int NO_ROOM = 0x2707;
    private static final int WRITE_PROTECTED = 0x27;
    private static final int MEDIUM_CHANGED = 0x28;
    private static final int MEDIUM_REMOVED = 0x5a;
    private static final int UNKNOWN_OPERATION = 0x20;
    private static final int UNKNOWN_FIELD = 0x24;
    private static final int UNKNOWN_PARAMETER = 0x26;
    private static final int PARAMETERS_CHANGED = 0x2a;
    private static final int CAPACITY_CHANGED = 0x2a09;
    private static final int LUNS_CHANGED = 0x3f0e;
    private static final int NO_MEDIUM = 0x3a;

    private int status;
    private boolean isDeferred;
    private int key;
    private int code;

    /** Fills it with a status and {@code length} bytes of sense data, which may be none or nonsense. */
    public void set(int newStatus, byte[] data, int length) {
        status = newStatus & 0xff;
        key = NO_SENSE;
        code = 0;
        int form = length > 0 ? data[0] & 0x7f : 0;
        isDeferred = (form & DEFERRED) != 0;
        int kind = form & ~DEFERRED;
        if (kind == FIXED && length > 2) {
            key = data[2] & 0xf;
            code = length > FIXED_CODE + 1 ? (data[FIXED_CODE] & 0xff) << 8 | data[FIXED_CODE + 1] & 0xff : 0;
        } else if (kind == DESCRIPTORS && length > 3) {
            key = data[1] & 0xf;
            code = (data[2] & 0xff) << 8 | data[3] & 0xff;
        } else if (status == CHECK) {
            // Something is wrong, but nobody says what.
            key = ABORTED_COMMAND;
        }
    }

    /** What is to be done about the command. */
    public Verdict verdict() {
        return switch (status) {
            case GOOD, CONDITION_MET -> Verdict.GOOD;
            case BUSY, FULL -> Verdict.LATER;
            case ACTIVE, TASK_ABORTED -> Verdict.AGAIN;
            case CHECK -> isDeferred ? Verdict.AGAIN : checked();
            default -> Verdict.FAILED;
        };
    }

    private Verdict checked() {
        return switch (key) {
            case NO_SENSE, RECOVERED -> Verdict.GOOD;
            case ATTENTION -> isOtherMedium() ? Verdict.FAILED : Verdict.AGAIN;
            case ABORTED_COMMAND -> Verdict.AGAIN;
            case NOT_READY -> code == BECOMING_READY || code == IN_PROGRESS ? Verdict.LATER : Verdict.FAILED;
            default -> Verdict.FAILED;
        };
    }

    /** The error number of a command that failed. */
    public int error() {
        int area = code >>> 8;
        if (status != CHECK) {
            return Errno.EIO;
        }
        if (key == NOT_READY && area == NO_MEDIUM) {
            return Errno.ENOMEDIUM;
        }
        if (key == PROTECTED && code == NO_ROOM) {
            return Errno.ENOSPC;
        }
        return key == PROTECTED && area == WRITE_PROTECTED ? Errno.EROFS : Errno.EIO;
    }

    /** Whether there is no such unit. */
    public boolean isNobody() {
        return status == NOBODY;
    }

    /** Whether the unit does not know the command, or something of it. */
    public boolean isUnknown() {
        int area = code >>> 8;
        return status == CHECK && key == ILLEGAL
                && (area == UNKNOWN_OPERATION || area == UNKNOWN_FIELD || area == UNKNOWN_PARAMETER);
    }

    private boolean isAttention() {
        return status == CHECK && key == ATTENTION;
    }

    /** Whether the medium is, or may be, another one than before: what was to be done with that must not be done with this. */
    public boolean isOtherMedium() {
        return isAttention() && (code >>> 8 == MEDIUM_CHANGED || code >>> 8 == MEDIUM_REMOVED);
    }

    /** Whether there is no medium in the unit. */
    public boolean isWithoutMedium() {
        return status == CHECK && code >>> 8 == NO_MEDIUM;
    }

    /** Whether the size or other facts of the unit may have changed. */
    public boolean isChange() {
        return isOtherMedium() || isWithoutMedium() || isAttention() && isChange(code);
    }

    /** The same of what a unit says without being asked: an "additional sense code" in the high byte, its qualifier in the low one. */
    public static boolean isChange(int code) {
        return code >>> 8 == PARAMETERS_CHANGED && (code == CAPACITY_CHANGED || (code & 0xff) <= 1) || code >>> 8 == MEDIUM_CHANGED
                || code >>> 8 == NO_MEDIUM;
    }

    /** Whether the target has other units than before. */
    public boolean isOtherUnits() {
        return isAttention() && code == LUNS_CHANGED;
    }
}
