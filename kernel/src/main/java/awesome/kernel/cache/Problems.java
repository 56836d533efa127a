package awesome.kernel.cache;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.log.Log;

/** What was found wrong with a file system, told to people, but not endlessly. */
public final class Problems {
    private static final int MOST_SHOWN = 100;

    private final String where;
    private final Log log;
    private Runnable whenDamaged = () -> {};
    private int shown;
    private int count;

    /**
     * None yet.
     *
     * @param where the kind of file system and the device
     */
    public Problems(String where, Log log) {
        this.where = where;
        this.log = log;
    }

    /** What is done when something is found wrong on the disk. */
    public void setWhenDamaged(Runnable doing) {
        whenDamaged = doing;
    }

    /** How often something was found wrong on the disk. */
    public int count() {
        return count;
    }

    /** Something on the disk is not as it must be; the exception to be thrown: EUCLEAN. */
    public ErrnoException damaged(String what) {
        count++;
        say(what);
        whenDamaged.run();
        return new ErrnoException(Errno.EUCLEAN);
    }

    /** Tells people. */
    public void say(String what) {
        if (shown < MOST_SHOWN) {
            shown++;
            log.line(where + ": " + what);
            if (shown == MOST_SHOWN) {
                log.line(where + ": no more is shown");
            }
        }
    }
}
