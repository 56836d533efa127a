package awesome.kernel.console;

import awesome.kernel.wait.Bell;

/**
 * A way for bytes to a program beside the virtual machine, which may be there or not. As {@link ConsoleDevice} it is used if it is
 * meant for a terminal ({@link #isConsole}).
 */
public interface HostPort extends ConsoleDevice {
    /** Which port of its device, from 0 on. */
    int number();

    /** The name that somebody has given it; may be empty. */
    String name();

    /** Whether it is for a terminal. */
    boolean isConsole();

    /** Whether somebody is at the other end. */
    boolean isConnected();

    /** Whether it was taken away. */
    boolean isGone();

    /** Takes up to {@code length} bytes that came; how many. */
    int take(byte[] target, int start, int length);

    /** Gives up to {@code length} bytes to the device, as many as it has room for; how many. */
    int give(byte[] source, int start, int length);

    /** Says at the other end whether somebody uses it here. Preemptible context. */
    void setUsed(boolean used);

    /** Rings when any of this may have changed. */
    Bell changed();
}
