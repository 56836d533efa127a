/**
 * Runs several threads of kernel code under chosen interleavings, so that a mistake that needs two CPUs in the wrong
 * moment shows in a unit test, each time.
 *
 * <p>The threads are threads of the host, but one runs at a time. At each {@code Interleaving.point} (each operation
 * on a {@code SharedInt}), and where a thread waits, an {@link awesome.kernel.interleave.Schedule} says which goes on.
 * A scenario is a class that makes the shared objects, the bodies of the threads, and a check for the end:
 *
 * <pre>
 *   Explorer.explore(2, () -> {
 *       SpinLock lock = new SpinLock(LockClass.of("x"));
 *       int[] count = {0};
 *       Scenario scenario = new Scenario();
 *       for (int i = 0; i < 2; i++) {
 *           scenario.thread(() -> { lock.lock(); count[0]++; lock.unlock(); });
 *       }
 *       scenario.check(() -> assertEquals(2, count[0]));
 *       return scenario;
 *   });
 * </pre>
 *
 * <p>{@link awesome.kernel.interleave.Explorer#explore} tries all schedules with at most so many preemptions
 * (Musuvathi and Qadeer, <i>Iterative Context Bounding for Systematic Testing of Multithreaded Programs</i>, 2007);
 * {@link awesome.kernel.interleave.Explorer#sample} tries random ones and prints the seed of one that fails. Each
 * thread counts as a CPU of its own, whose number is its place in the scenario. Threads that all wait for one another
 * are an error that says where each is. Memory is sequentially consistent here: missing barriers do not show, missing
 * checks do.
 */
package awesome.kernel.interleave;
