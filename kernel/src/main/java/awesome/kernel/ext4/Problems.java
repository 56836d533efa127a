package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;

/** What was found wrong with a file system, told to people, but not endlessly. */
final class Problems {
    private static final int MOST_SHOWN = 100;

    private final String device;
    private final Log log;
    private Runnable whenDamaged = () -> {};
    private int shown;
    private int count;

    Problems(String device, Log log) {
        this.device = device;
        this.log = log;
    }

    /** What is done when something is found wrong on the disk. */
    void setWhenDamaged(Runnable doing) {
        whenDamaged = doing;
    }

    /** How many were found. */
    int count() {
        return count;
    }

    /** Something on the disk is not as it must be; the exception to be thrown: EUCLEAN. */
    ErrnoException damaged(String what) {
        count++;
        say(what);
        whenDamaged.run();
        return new ErrnoException(Errno.EUCLEAN);
    }

    /** Tells people. */
    void say(String what) {
        if (shown < MOST_SHOWN) {
            shown++;
            log.line("ext4: " + device + ": " + what);
            if (shown == MOST_SHOWN) {
                log.line("ext4: " + device + ": no more is shown; unmount it and run e2fsck(8)");
            }
        }
    }
}
