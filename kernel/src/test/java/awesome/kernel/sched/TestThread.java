package awesome.kernel.sched;

/** A thread that is nothing but a name. */
final class TestThread extends Schedulable {
    private final String name;

    TestThread(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
