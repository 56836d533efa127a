/**
 * Timers with a resolution of nanoseconds: sleeps, time limits, interval timers.
 *
 * <p>Key types: {@link awesome.kernel.timer.TimerQueue} (one for each CPU), {@link awesome.kernel.timer.Timer} (what
 * is to happen). Arming and cancelling take time in the logarithm of their number and allocate nothing. Whoever has a
 * queue sets the machine's timer to {@link awesome.kernel.timer.TimerQueue#next}.
 */
package awesome.kernel.timer;
