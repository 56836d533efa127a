package awesome.conformance.control;

/** continue, break and return through several finally blocks, synchronised blocks and switches. */
public final class JumpsAndFinally {
    private static final StringBuilder LOG = new StringBuilder();

    private JumpsAndFinally() {}

    private static int run(int limit) {
        int i = 0;
        outer:
        for (;;) {
            try {
                i++;
                synchronized (LOG) {
                    try {
                        switch (i % 5) {
                            case 0:
                                continue outer;
                            case 1:
                                break;
                            case 2:
                                throw new IllegalStateException();
                            case 3:
                                if (i > limit) {
                                    return i;
                                }
                                continue;
                            default:
                                if (i > 2 * limit) {
                                    break outer;
                                }
                        }
                        LOG.append('s');
                    } catch (IllegalStateException e) {
                        LOG.append('c');
                    } finally {
                        LOG.append('f').append(i);
                    }
                }
                LOG.append('e');
            } finally {
                LOG.append(Thread.holdsLock(LOG) ? '!' : '.');
            }
        }
        return -i;
    }

    public static void main(String[] arguments) {
        System.out.println(run(6) + " " + LOG);
        LOG.setLength(0);
        System.out.println(run(1) + " " + LOG);
    }
}
