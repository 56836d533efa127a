package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.EntryPoint;
import awesome.magic.Intrinsic;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.ExitActions;
import awesome.runtime.Platform;
import awesome.runtime.RawText;
import awesome.runtime.exception.ErrorText;
import awesome.runtime.heap.Cards;
import awesome.runtime.heap.Heap;
import awesome.runtime.jdk.Target_java_lang_Thread;
import awesome.runtime.thread.ThreadArea;

/** The first Java code of a program: heap, platform, arguments, {@code main}. */
final class LinuxStart {
    private static final LinuxPlatform PLATFORM = new LinuxPlatform();
    private static final LinuxPages PAGES = new LinuxPages();

    private static final long PAGE = 4096;
    private static final long LARGEST_HEAP = 1L << 30;
    private static final long SMALLEST_HEAP = 16L << 20;
    /** What references reach, without room for an image. */
    private static final int WINDOW_MIB = 3584;
    /** Collecting costs what lives; so it is worth its time only when much was allocated. */
    private static final long COLLECTION_THRESHOLD = 28L << 20;
    private static final long PROT_READ_WRITE = 3;
    /** MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE, MAP_FIXED_NOREPLACE (Linux 4.17). */
    private static final long MAP_FLAGS = 0x104022;
    private static final long MADV_HUGEPAGE = 14;
    /** What small programs use is not worth clearing pages of 2 MiB. */
    private static final long IN_SMALL_PAGES = 4L << 20;

    private static final LinuxMarkHelpers HELPERS = new LinuxMarkHelpers();

    private LinuxStart() {}

    /**
     * Runs the program and ends the process; {@code fs} points at its area.
     *
     * @param arguments where the kernel left argc, argv and the environment
     * @param stackLow the lowest address of the stack
     * @param stackHigh behind the stack
     */
    @EntryPoint(value = "linux_main", target = "linux")
    static void start(Address arguments, Address stackLow, Address stackHigh) {
        // Any store of a reference needs them.
        if (!mapCards()) {
            ErrorText.print("awesome: something lies at 32 MiB, where the card table belongs\n");
            PLATFORM.exit(127);
        }
        Platform.bind(PLATFORM);
        Environment.bind(arguments);
        int mebibytes = Environment.number(arguments, "AWESOME_HEAP_MIB", (int) (LARGEST_HEAP >> 20));
        if (!reserveHeap(Math.max(1, Math.min(mebibytes, WINDOW_MIB)) * (1L << 20))) {
            ErrorText.print("awesome: no room for a heap of 16 MiB behind the program; is the address space limited?\n");
            PLATFORM.exit(127);
        }
        Address signalLow = Memory.map(Memory.SIGNAL_STACK);
        Address signalHigh = signalLow.plus(Memory.SIGNAL_STACK);
        LinuxThreads.adoptMain(stackLow, stackHigh, signalLow, signalHigh);
        Memory.useSignalStack(signalLow, signalHigh);
        Memory.closeReserve(stackLow);
        LinuxFaults.install();
        Heap.current().setStress(Environment.number(arguments, "AWESOME_GCSTRESS", 0));
        Heap.current().setVerifying(Environment.number(arguments, "AWESOME_GCVERIFY", 0) != 0);
        HELPERS.setWanted(Environment.number(arguments, "AWESOME_GCHELPERS", -1));
        Heap.current().setMarkHelpers(HELPERS);
        boolean measuring = Environment.number(arguments, "AWESOME_GCSTATS", 0) != 0;
        Heap.current().setMeasuring(measuring);
        Thread main = Target_java_lang_Thread.newMain();
        LinuxThreads.threads().adopt(ThreadArea.current(), main);
        int status = 0;
        try {
            main(programArguments(arguments));
        } catch (Throwable exception) {
            Target_java_lang_Thread.uncaught(main, exception);
            status = 1;
        }
        LinuxThreads.threads().end(ThreadArea.current());
        LinuxThreads.threads().awaitOthers(0);
        ExitActions.run();
        if (measuring) {
            HeapReport.print();
        }
        PLATFORM.exit(status);
    }

    /** Compiled code finds the card of an address at the address divided by the size of a card. */
    private static boolean mapCards() {
        long table = Objects.heapBase().bits() / Cards.BYTES;
        long start = table & -PAGE;
        long bytes = Cards.TABLE_BYTES + PAGE;
        if (Syscall.call(SystemCallNumber.MMAP, start, bytes, PROT_READ_WRITE, MAP_FLAGS, -1, 0) != start) {
            return false;
        }
        Heap.current().setCards(Address.of(table));
        return true;
    }

    /** Maps the heap right behind the image, as large as the room there allows. */
    private static boolean reserveHeap(long largest) {
        Address start = imageEnd().alignUp(PAGE);
        for (long bytes = largest; bytes >= Math.min(SMALLEST_HEAP, largest); bytes >>= 1) {
            long got = Syscall.call(SystemCallNumber.MMAP, start.bits(), bytes, PROT_READ_WRITE, MAP_FLAGS, -1, 0);
            if (got == start.bits()) {
                // A program that fills the heap then has fewer page faults and address translations; without them it runs too.
                long small = Heap.overhead(bytes) + IN_SMALL_PAGES & -PAGE;
                if (bytes > small) {
                    Syscall.call(SystemCallNumber.MADVISE, start.bits() + small, bytes - small, MADV_HUGEPAGE);
                }
                Heap.current().addRegion(start, bytes);
                Heap.current().setMaximum(Heap.current().committedBytes());
                Heap.current().setPages(PAGES);
                Heap.current().setMinimumThreshold(Math.min(COLLECTION_THRESHOLD, bytes / 4));
                return true;
            }
        }
        return false;
    }

    /** The arguments behind the program's name, decoded as UTF-8. */
    private static String[] programArguments(Address at) {
        int count = Math.max(0, (int) at.readLong() - 1);
        String[] result = new String[count];
        for (int i = 0; i < count; i++) {
            result[i] = RawText.read(Address.of(at.readLong(8 + 8 * (i + 1L))));
        }
        return result;
    }

    @Symbol("image_end")
    private static Address imageEnd() {
        return Address.zero();
    }

    @Intrinsic("program.main")
    private static void main(String[] arguments) {
        throw new IllegalStateException("the host has no compiled program");
    }
}
