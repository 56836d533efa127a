package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.magic.Frame;
import awesome.runtime.heap.Heap;

/** Lets the heap grow to its limit, twice: the second time in what the first one left. */
final class HeapTest {
    private static final int PIECE = 1000;
    private static final int LARGE = 100_000;

    /** A list that takes much room. */
    private static final class Node {
        Node next;
        final byte[] content;
        final int number;

        Node(Node next, int number, int bytes) {
            this.next = next;
            this.number = number;
            this.content = new byte[bytes];
            content[number % bytes] = (byte) number;
        }

        boolean isWhole() {
            return content[number % content.length] == (byte) number;
        }
    }

    /** What happened, for people. */
    String run() {
        Heap heap = Heap.current();
        long framesBefore = Pc.FRAMES.freeFrames();
        long committedBefore = heap.committedBytes();
        long first = fill();
        long committed = heap.committedBytes();
        long second = fill();
        long frames = framesBefore - Pc.FRAMES.freeFrames();
        // Growing takes frames for pages and for their tables; some may have been given back.
        boolean grown = frames * Frame.SIZE + heap.returnedBytes() >= committed - committedBefore && heap.regionCount() == 1;
        boolean passed = first > 0 && second > 0 && second > first / 2 && grown;
        return (passed ? "passed: " : "FAILED: ") + first / 1024 + " KiB, then " + second / 1024 + " KiB in "
                + heap.committedBytes() / 1024 + " KiB of at most " + heap.maximumBytes() / 1024 + " KiB, "
                + heap.collections() + " collections";
    }

    /** Bytes of objects that fit; negative if one of them is damaged. */
    private static long fill() {
        Node last = null;
        long bytes = 0;
        int number = 0;
        try {
            while (true) {
                number++;
                int size = number % 16 == 0 ? LARGE : PIECE;
                last = new Node(last, number, size);
                bytes += size;
            }
        } catch (OutOfMemoryError e) {
            boolean whole = true;
            while (last != null) {
                whole &= last.isWhole();
                // Stacks are scanned conservatively: what this call leaves there keeps one of them, not all.
                Node next = last.next;
                last.next = null;
                last = next;
            }
            return whole ? bytes : -bytes;
        }
    }
}
