package awesome.conformance.threads;

/** What was written before a volatile store is seen after the load that sees the store; Dekker's algorithm excludes. */
public final class Publication {
    private static final int ROUNDS = 20_000;
    private static final int ENTRIES = 20_000;

    private int a;
    private long b;
    private Object c;
    private volatile int round;
    private volatile int taken;

    private volatile boolean firstWants;
    private volatile boolean secondWants;
    private volatile boolean secondsTurn;
    private int entries;

    private Publication() {}

    private void write() {
        for (int i = 1; i <= ROUNDS; i++) {
            a = i;
            b = -i;
            c = Integer.valueOf(i);
            round = i;
            while (taken != i) {
                Thread.yield();
            }
        }
    }

    private int read() {
        int wrong = 0;
        for (int i = 1; i <= ROUNDS; i++) {
            while (round != i) {
                Thread.yield();
            }
            if (a != i || b != -i || !c.equals(i)) {
                wrong++;
            }
            taken = i;
        }
        return wrong;
    }

    private void enterFirst() {
        for (int i = 0; i < ENTRIES; i++) {
            firstWants = true;
            while (secondWants) {
                if (secondsTurn) {
                    firstWants = false;
                    while (secondsTurn) {
                        Thread.yield();
                    }
                    firstWants = true;
                }
            }
            entries++;
            secondsTurn = true;
            firstWants = false;
        }
        secondsTurn = true;
    }

    private void enterSecond() {
        for (int i = 0; i < ENTRIES; i++) {
            secondWants = true;
            while (firstWants) {
                if (!secondsTurn) {
                    secondWants = false;
                    while (!secondsTurn && firstWants) {
                        Thread.yield();
                    }
                    secondWants = true;
                }
            }
            entries++;
            secondsTurn = false;
            secondWants = false;
        }
        secondsTurn = false;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Publication publication = new Publication();
        Thread writer = new Thread(publication::write);
        writer.start();
        System.out.println("wrong " + publication.read());
        writer.join();
        Thread first = new Thread(publication::enterFirst);
        Thread second = new Thread(publication::enterSecond);
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println("entries " + publication.entries);
    }
}
