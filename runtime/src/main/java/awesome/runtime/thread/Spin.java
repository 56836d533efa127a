package awesome.runtime.thread;

import awesome.magic.InlineAsm;

/** Waiting for another processor. */
public final class Spin {
    private Spin() {}

    /** Tells the processor that this is a loop that waits. */
    @InlineAsm(value = "pause", constraints = "")
    public static void pause() {
        Thread.onSpinWait();
    }
}
