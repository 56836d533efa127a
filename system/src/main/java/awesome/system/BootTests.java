package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.arch.x86_64.SelfTest;
import awesome.arch.x86_64.lock.LockTest;
import awesome.arch.x86_64.phase.KernelMap;
import awesome.arch.x86_64.smp.ProcessorTest;
import awesome.arch.x86_64.smp.SharedSpaceTest;
import awesome.kernel.boot.CommandLine;
import awesome.kernel.log.Log;
import awesome.kernel.memory.frame.FrameUse;
import awesome.magic.Frame;
import awesome.system.torture.Torture;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests that only a running kernel can do: {@code selftest=NAME,NAME,...} on the command line. {@code map} prints the
 * address map while the kernel is at both its addresses and again later, {@code frames} takes and frees frames of the
 * list and, later, blocks, {@code heap} fills the heap twice, {@code move} moves the kernel about; when all processors
 * are in use, {@code return} has the heap give frames back, {@code threads} starts threads, {@code switches} measures
 * how they change places, {@code pauses} how long the collector stops them, {@code cpus} has processors do things for one
 * another, {@code locks} has them take the same locks, {@code lockorder} takes locks in both orders, {@code sched} plays
 * scheduling through, {@code costs} measures the kernel's own operations, {@code torture} has threads do everything at once
 * for {@code torture=SECONDS}, and any other name is a fault of {@link SelfTest}.
 */
final class BootTests {
    private static final int FRAMES = 16384;
    private static final int SECONDS = 10;

    private final List<String> names = new ArrayList<>();
    private final CommandLine options;
    private final Log log;

    BootTests(CommandLine options, Log log) {
        this.options = options;
        this.log = log;
        String asked = options.value("selftest");
        int start = 0;
        while (asked != null && start < asked.length()) {
            int comma = asked.indexOf(',', start);
            int end = comma < 0 ? asked.length() : comma;
            names.add(asked.substring(start, end));
            start = end + 1;
        }
    }

    /** At the beginning of phase 2, when the old mapping of the kernel still exists. */
    void onArrival() {
        if (names.contains("map")) {
            log.line("selftest: map with the kernel at both addresses");
            KernelMap.print(log);
        }
        if (names.contains("frames")) {
            frames();
        }
    }

    /** Runs what was asked for of what a processor does alone, then {@code after}. */
    void run(Runnable after) {
        for (String name : names) {
            switch (name) {
                case "map" -> {
                    log.line("selftest: map with the kernel at one address");
                    KernelMap.print(log);
                }
                case "frames" -> log.line("selftest: blocks " + new BlockTest().run());
                case "heap" -> log.line("selftest: heap " + new HeapTest().run());
                default -> {
                    // Comes last, since it does not return, or when all processors are there.
                }
            }
        }
        if (names.contains("move")) {
            new MoveTest(log, after).start();
        }
        after.run();
    }

    /** Runs what was asked for with all processors in use. Interrupts are on. */
    void onAllProcessors() {
        for (String name : names) {
            switch (name) {
                case "map", "frames", "heap", "move" -> {
                    // Was done before.
                }
                case "return" -> log.line("selftest: return " + new ReturnTest().run());
                case "threads" -> log.line("selftest: threads " + new ThreadTest(log).run());
                case "locks" -> log.line("selftest: locks " + new LockTest(Pc.PROCESSORS, Pc.CLOCK).run());
                case "sched" -> log.line("selftest: sched " + new ScheduleTest().run());
                case "costs" -> log.line("selftest: costs " + new CostTest(log).run());
                case "torture" -> log.line("selftest: torture " + torture());
                case "lockorder" -> LockTest.invert();
                case "switches" -> log.line("selftest: switches " + new SwitchTest().run());
                case "pauses" -> log.line("selftest: pauses " + new PauseTest().run());
                case "cpus" -> {
                    log.line("selftest: cpus " + new ProcessorTest(Pc.PROCESSORS, Pc.CPU, Pc.CLOCK).run());
                    log.line("selftest: shared space "
                            + new SharedSpaceTest(Pc.PROCESSORS, Pc.USER_SPACES, Pc.FRAMES, Pc.MEMORY).run());
                }
                default -> {
                    if (!SelfTest.run(name)) {
                        log.line("selftest: there is no test " + name);
                    }
                }
            }
        }
    }

    private String torture() {
        long seconds = options.has("torture") ? CommandLine.number(options.value("torture"), SECONDS) : SECONDS;
        try {
            return new Torture(log, FirstProgram.frames(FrameUse.USER, 1), seconds).run();
        } catch (InterruptedException e) {
            return "FAILED: interrupted";
        }
    }

    /** While the frames are still a list. */
    private void frames() {
        long free = Pc.BOOT_FRAMES.freeFrames();
        int count = (int) Math.min(free / 2, FRAMES);
        long[] taken = new long[count];
        long before = Pc.BOOT_FRAMES.freeFrames();
        for (int i = 0; i < count; i++) {
            taken[i] = Pc.BOOT_FRAMES.take();
            Pc.MEMORY.writeLong(Frame.of(taken[i]).start(), taken[i]);
        }
        boolean whole = Pc.BOOT_FRAMES.freeFrames() == before - count;
        for (int i = 0; i < count; i++) {
            whole &= Pc.MEMORY.readLong(Frame.of(taken[i]).start()) == taken[i];
            Pc.BOOT_FRAMES.free(Frame.of(taken[i]));
        }
        whole &= Pc.BOOT_FRAMES.freeFrames() == before;
        log.line("selftest: frames " + (whole ? "passed" : "FAILED") + ": " + count + " taken and given back, "
                + Pc.BOOT_FRAMES.check() + " on the list, " + free + " free");
    }
}
