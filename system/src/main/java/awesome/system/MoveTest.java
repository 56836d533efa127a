package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.arch.x86_64.paging.RecursiveTables;
import awesome.kernel.log.Log;
import awesome.magic.VirtAddr;
import awesome.runtime.heap.Heap;
import java.util.HashMap;
import java.util.Map;

/**
 * Moves the running kernel to one random address after the other. After each move objects must be whole, garbage
 * collection and exceptions must work, and the old address must be gone.
 */
final class MoveTest implements Runnable {
    private static final int MOVES = 20;
    private static final int OBJECTS = 2000;

    private final Log log;
    private final Runnable after;
    private final Map<Integer, String> objects = new HashMap<>();
    private final RecursiveTables tables = new RecursiveTables();
    private VirtAddr from = VirtAddr.of(0);
    private int moves;

    MoveTest(Log log, Runnable after) {
        this.log = log;
        this.after = after;
    }

    /** Never returns. */
    void start() {
        for (int i = 0; i < OBJECTS; i++) {
            objects.put(i, "object " + i);
        }
        move();
    }

    private void move() {
        from = Pc.SPACE.imageStart();
        Pc.moveTo(Pc.SPACE.randomAddress(), this);
    }

    /** At the new address. */
    @Override
    public void run() {
        moves++;
        Pc.SPACE.dropPrevious();
        Pc.CPU.enableInterrupts();
        Heap.current().collect(false);
        String result = isWell() ? " passed" : " FAILED";
        log.line("selftest: move " + moves + " to " + Pc.SPACE.imageStart().toString() + result);
        if (moves < MOVES) {
            move();
        }
        after.run();
    }

    private boolean isWell() {
        boolean well = tables.translate(from.bits()) < 0 && tables.translate(Pc.SPACE.imageStart().bits()) >= 0;
        for (int i = 0; i < OBJECTS; i++) {
            well &= ("object " + i).equals(objects.get(i));
        }
        return well && catches(new int[1], moves);
    }

    private static boolean catches(int[] array, int index) {
        try {
            array[index]++;
            return false;
        } catch (ArrayIndexOutOfBoundsException e) {
            return e.getStackTrace().length > 0 && e.getStackTrace()[0].getMethodName().equals("catches");
        }
    }
}
