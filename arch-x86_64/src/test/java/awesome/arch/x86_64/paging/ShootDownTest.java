package awesome.arch.x86_64.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.PageTable;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Processors that remember translations until they are told to forget them, beside what the tables say. */
class ShootDownTest {
    private static final int CPUS = 4;
    private static final int SPACES = 3;
    private static final int PAGES = 40;
    private static final long START = 0x40_0000;

    /** What a processor remembers for each identifier: the entry of each page that it touched (SDM volume 3, 4.10.4.1). */
    private static final class Processor {
        final Map<Integer, Map<Long, Long>> remembered = new HashMap<>();
        Map<Long, Long> translations = remembered.computeIfAbsent(0, ignored -> new HashMap<>());
        long root;
        int kept;

        void load(long value) {
            root = value & 0x7fff_ffff_ffff_f000L;
            translations = remembered.computeIfAbsent((int) value & 0xfff, ignored -> new HashMap<>());
            if (value >= 0) {
                translations.clear();
            } else {
                kept++;
            }
        }
    }

    /** All processors, one of which runs the test. */
    private final class Simulated extends ActiveSpace {
        Simulated() {
            super(new ActiveSpace.Others() {
                @Override
                public int current() {
                    return running;
                }

                @Override
                public long others() {
                    return (1L << CPUS) - 1 & ~(1L << running);
                }

                @Override
                public void shootDown(long cpus, Cpus.Task task) {
                    rounds++;
                    interrupted += Long.bitCount(cpus);
                    int caller = running;
                    assertEquals(0, cpus & 1L << caller);
                    for (running = 0; running < CPUS; running++) {
                        if ((cpus >>> running & 1) != 0) {
                            task.run();
                        }
                    }
                    running = caller;
                }
            });
        }

        @Override
        void load(long root) {
            processors.get(running).load(root);
        }

        @Override
        void forget(long virtual) {
            processors.get(running).translations.remove(virtual);
        }
    }

    private final Machine machine = new Machine();
    private final List<Processor> processors = new ArrayList<>();
    private int running;
    private int rounds;
    private int interrupted;
    private final Simulated active = new Simulated();
    private final PageTree kernel = new PageTree(machine.memory, machine);
    private UserSpaces spaces = new UserSpaces(machine.memory, machine, active, Machine.features(true));
    private final List<PageTable> tables = new ArrayList<>();
    /** The table that each processor was told to use. */
    private final PageTable[] used = new PageTable[CPUS];

    ShootDownTest() {
        for (int i = 0; i < CPUS; i++) {
            processors.add(new Processor());
        }
        new SpaceBuilder(machine, Machine.features(true)).begin(kernel);
        active.setKernel(kernel.root());
        active.setFeatures(Machine.features(true));
        for (int i = 0; i < SPACES; i++) {
            tables.add(spaces.get());
        }
    }

    private static UserAddr page(int number) {
        return UserAddr.of(START + number * 4096L);
    }

    private void run(int cpu, PageTable table) {
        running = cpu;
        table.activate();
        used[cpu] = table;
    }

    /** The entry that the processor's own walk finds; 0 if it is not present. */
    private long entry(Processor processor, long virtual) {
        long table = processor.root;
        for (int level = 4; table != 0; level--) {
            long value = machine.host.readLong(table + (virtual >>> 12 + 9 * (level - 1) & 511) * 8);
            if ((value & 1) == 0) {
                return 0;
            }
            if (level == 1) {
                return value;
            }
            table = value & 0x000f_ffff_ffff_f000L;
        }
        return 0;
    }

    private void touch(int cpu, int page) {
        Processor processor = processors.get(cpu);
        long virtual = page(page).bits();
        long entry = entry(processor, virtual);
        if (entry != 0) {
            processor.translations.put(virtual, entry);
        }
    }

    private void checkNobodyKnowsTooMuch() {
        for (Processor processor : processors) {
            processor.translations.forEach((virtual, known) ->
                    assertTrue(!X86PageTable.isNarrower(known, entry(processor, virtual)), Long.toHexString(virtual)));
        }
    }

    @Property(tries = 300)
    void afterPublishingNobodyUsesWhatIsNoMore(@ForAll("steps") List<Integer> steps) {
        take(steps);
    }

    @Property(tries = 100)
    void norWithoutIdentifiersOfSpaces(@ForAll("steps") List<Integer> steps) {
        ProcessorFeatures plain = Machine.features(false);
        spaces = new UserSpaces(machine.memory, machine, active, plain);
        active.setFeatures(plain);
        take(steps);
        assertTrue(processors.stream().allMatch(each -> each.kept == 0 && each.remembered.size() == 1));
    }

    private void take(List<Integer> steps) {
        for (int step : steps) {
            int cpu = (step >>> 4) % CPUS;
            int page = (step >>> 8) % PAGES;
            PageTable table = tables.get((step >>> 16) % SPACES);
            running = cpu;
            switch (step & 15) {
                case 0, 1 -> run(cpu, table);
                case 2, 3, 4 -> touch(cpu, page);
                case 5, 6, 7 -> table.map(page(page), Frame.of(7 + (step >>> 20 & 3)), step >>> 24 & 7);
                case 8 -> table.protect(page(page), step >>> 24 & 7);
                case 9 -> table.unmap(page(page));
                case 10 -> {
                    for (int i = 0; i < PAGES; i++) {
                        touch(i % CPUS, i);
                        table.protect(page(i), step >>> 24 & 1);
                    }
                }
                case 11 -> replace((step >>> 16) % SPACES);
                default -> {
                    int before = rounds;
                    tables.forEach(PageTable::publish);
                    assertTrue(rounds <= before + SPACES, "a round for each space at most");
                    checkNobodyKnowsTooMuch();
                }
            }
        }
    }

    private void replace(int index) {
        PageTable old = tables.get(index);
        long oldRoot = root(old);
        for (int i = 0; i < CPUS; i++) {
            used[i] = used[i] == old ? null : used[i];
        }
        old.release();
        for (Processor processor : processors) {
            assertTrue(processor.root != oldRoot, "somebody uses tables that are gone");
        }
        tables.set(index, spaces.get());
    }

    private long root(PageTable table) {
        PageTable before = used[running];
        table.activate();
        long root = processors.get(running).root;
        if (before != null) {
            before.activate();
        }
        return root;
    }

    /** All bits of a step matter. */
    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases().list().ofMaxSize(200);
    }

    @Example
    void nobodyIsInterruptedForASpaceOfOnesOwn() {
        run(1, tables.get(1));
        run(0, tables.get(0));
        for (int i = 0; i < PAGES; i++) {
            tables.get(0).map(page(i), Frame.of(7), PageTable.WRITE);
            tables.get(0).unmap(page(i));
        }
        tables.get(0).publish();
        assertEquals(0, rounds);
    }

    @Example
    void oneRoundTellsOfManyChangesAndReachesOnlyUsers() {
        run(1, tables.get(0));
        run(2, tables.get(1));
        run(0, tables.get(0));
        for (int i = 0; i < PAGES; i++) {
            tables.get(0).map(page(i), Frame.of(7), PageTable.WRITE);
            touch(1, i);
        }
        tables.get(0).publish();
        assertEquals(0, rounds, "nothing was there before");
        for (int i = 0; i < PAGES; i++) {
            tables.get(0).unmap(page(i));
        }
        tables.get(0).publish();
        tables.get(0).publish();
        assertEquals(1, rounds);
        assertEquals(1, interrupted);
        checkNobodyKnowsTooMuch();
    }

    @Example
    void permissionsThatAreGivenNeedNoRound() {
        run(1, tables.get(0));
        run(0, tables.get(0));
        tables.get(0).map(page(0), Frame.of(7), PageTable.READ);
        tables.get(0).protect(page(0), PageTable.READ | PageTable.WRITE | PageTable.EXECUTE);
        tables.get(0).publish();
        assertEquals(0, rounds);
        tables.get(0).protect(page(0), PageTable.READ | PageTable.WRITE);
        tables.get(0).publish();
        assertEquals(1, rounds);
    }

    @Example
    void whoComesBackFindsWhatDidNotChange() {
        tables.get(0).map(page(0), Frame.of(7), PageTable.READ);
        tables.get(0).map(page(1), Frame.of(8), PageTable.READ);
        run(1, tables.get(0));
        touch(1, 0);
        touch(1, 1);
        run(1, tables.get(1));
        assertTrue(processors.get(1).translations.isEmpty());
        run(1, tables.get(0));
        assertEquals(2, processors.get(1).translations.size());
        tables.get(0).unmap(page(1));
        tables.get(0).publish();
        run(1, tables.get(1));
        run(1, tables.get(0));
        assertEquals(1, processors.get(1).translations.size(), "the change was made here and is known");
        run(1, tables.get(1));
        run(0, tables.get(0));
        tables.get(0).unmap(page(0));
        tables.get(0).publish();
        assertEquals(0, rounds, "nobody else used it");
        run(1, tables.get(0));
        assertTrue(processors.get(1).translations.isEmpty());
    }

    @Example
    void whoCameAndWentBetweenTwoChangesForgetsTheSecond() {
        tables.get(0).map(page(0), Frame.of(7), PageTable.READ);
        tables.get(0).map(page(1), Frame.of(8), PageTable.READ);
        run(0, tables.get(0));
        tables.get(0).unmap(page(0));
        run(1, tables.get(0));
        touch(1, 1);
        run(1, tables.get(1));
        running = 0;
        tables.get(0).unmap(page(1));
        tables.get(0).publish();
        run(1, tables.get(0));
        checkNobodyKnowsTooMuch();
    }

    @Example
    void spacesShareTheFewIdentifiers() {
        PageTable[] many = new PageTable[SpaceIdentifiers.COUNT + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = spaces.get();
            many[i].map(page(0), Frame.of(7 + i), PageTable.READ);
        }
        for (int i = 0; i < 3 * many.length; i++) {
            run(0, many[i % many.length]);
            assertTrue(processors.get(0).translations.isEmpty(), "the one that was used longest ago has to go");
            touch(0, 0);
            checkNobodyKnowsTooMuch();
        }
        assertEquals(SpaceIdentifiers.COUNT + 1, processors.get(0).remembered.size());
    }

    @Example
    void allForgetWhatTheKernelUnmappedInSpacesToo() {
        run(1, tables.get(0));
        processors.get(1).translations.put(START, 1L);
        run(1, tables.get(1));
        running = 2;
        active.flushEverywhere();
        run(1, tables.get(0));
        assertTrue(processors.get(1).translations.isEmpty());
    }

    @Example
    void allForgetWhatTheKernelUnmapped() {
        run(1, tables.get(0));
        processors.get(1).translations.put(START, 1L);
        processors.get(3).translations.put(START, 1L);
        running = 2;
        active.flushEverywhere();
        assertTrue(processors.stream().allMatch(each -> each.translations.isEmpty()));
    }
}
