package awesome.kernel.fake;

import awesome.kernel.wait.Notice;

/** Nobody waits for this; how often it was told is counted. */
public class NoNotice implements Notice {
    private int count;

    @Override
    public void happened() {
        count++;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public boolean await(int seen, long deadline) {
        throw new AssertionError("nobody waits for this");
    }
}
