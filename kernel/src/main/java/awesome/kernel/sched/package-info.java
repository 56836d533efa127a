/**
 * Who runs when on which CPU: policy alone, without registers, stacks or interrupts.
 *
 * <p>Key types: {@link awesome.kernel.sched.Schedulable} (what a thread extends),
 * {@link awesome.kernel.sched.RunQueue} (one CPU: real-time threads, threads that share by nice values, the idle
 * thread), {@link awesome.kernel.sched.RunQueues} (all CPUs, with locks). It stands on {@code awesome.kernel.tree} and
 * {@code awesome.kernel.lock}; {@code docs/book/scheduling.md} tells more. Who switches threads uses one queue so, and
 * all of them as {@code RunQueues} says:
 *
 * <pre>
 *   wake a thread       if (queue.wake(thread, now)) the current one makes way as soon as it may
 *   sleep               queue.sleep(now), then switch
 *   yield               queue.yield(now), then switch
 *   timer interrupt     if (queue.charge(now)) switch before going back
 *   switch              next = queue.pickNext(now); set the timer to queue.nextTimer(now); go on as next
 * </pre>
 *
 * <p>Interrupts are off for each of these. Nothing here allocates.
 */
package awesome.kernel.sched;
