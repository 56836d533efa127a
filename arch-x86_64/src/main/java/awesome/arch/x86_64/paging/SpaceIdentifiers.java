package awesome.arch.x86_64.paging;

import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;

/**
 * Which address spaces each processor may still have translations of, told apart by identifiers (PCID, SDM volume 3,
 * 4.10.1), so that a process that comes back to its processor finds them. A processor that does not use an address space
 * is told of no change: it forgets what it knew if there was one meanwhile.
 *
 * <p>Identifier 0 is that of the kernel's own space, of which nothing is kept. A processor touches only what is its own, with
 * interrupts off.
 */
@NoAlloc("any context")
final class SpaceIdentifiers {
    /** For each processor. Of spaces used longer ago, hardly a translation would be left. */
    static final int COUNT = 6;
    /** In what is loaded into CR3: translations with its identifier stay (SDM volume 3, 4.10.4.1). */
    static final long KEEP = 1L << 63;

    private final SpaceUse[] uses = new SpaceUse[Cpus.LIMIT * COUNT];
    /** {@link SpaceUse#changes} that the processor knows of. */
    private final long[] known = new long[Cpus.LIMIT * COUNT];
    private final int[] oldest = new int[Cpus.LIMIT];

    /** What a processor that is told of changes from now on loads into CR3 to use an address space. */
    long enter(int cpu, SpaceUse use) {
        int place = find(cpu, use);
        long keep = place >= 0 && known[place] == use.changes() ? KEEP : 0;
        if (place < 0) {
            place = cpu * COUNT + oldest[cpu];
            oldest[cpu] = (oldest[cpu] + 1) % COUNT;
            uses[place] = use;
        }
        known[place] = use.changes();
        return use.root() | place - cpu * COUNT + 1 | keep;
    }

    private int find(int cpu, SpaceUse use) {
        for (int i = cpu * COUNT; i < (cpu + 1) * COUNT; i++) {
            if (uses[i] == use) {
                return i;
            }
        }
        return -1;
    }

    /** The processor has forgotten all that was changed in an address space that it uses. */
    void told(int cpu, SpaceUse use) {
        int place = find(cpu, use);
        if (place >= 0) {
            known[place] = use.changes();
        }
    }

    /** Makes what the processor knows of any address space be forgotten before it uses it again. */
    void drop(int cpu) {
        for (int i = cpu * COUNT; i < (cpu + 1) * COUNT; i++) {
            uses[i] = null;
        }
    }
}
