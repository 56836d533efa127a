package awesome.kernel.memory.boot;

import awesome.abi.boot.MemoryRegionLayout;
import awesome.kernel.fake.SparseMemory;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Memory maps as bad as firmware makes them: unsorted, overlapping, twice the same, ending within pages, empty. */
class MemoryMaps extends DomainContextBase {
    static final long LIMIT = 128 * Frame.SIZE;

    /** An entry of the map. */
    record Region(long base, long bytes, int type) {
        boolean covers(long from, long to) {
            return base < to && base + bytes > from;
        }
    }

    /** Something in use. */
    record Used(long base, long end) {}

    /** A machine. */
    record MemoryMap(List<Region> regions, List<Used> used) {
        BootFrameAllocator open(SparseMemory memory) {
            BootFrameAllocator frames = new BootFrameAllocator(memory);
            regions.forEach(each -> frames.addRegion(PhysAddr.of(each.base()), each.bytes(), each.type()));
            used.forEach(each -> frames.addUsed(PhysAddr.of(each.base()), PhysAddr.of(each.end())));
            frames.open(PhysAddr.of(LIMIT));
            return frames;
        }

        /** The frames that are memory, by looking at every byte; with what is in use or without. */
        TreeSet<Long> frames(boolean withUsed) {
            TreeSet<Long> found = new TreeSet<>();
            for (long page = 0; page < LIMIT; page += Frame.SIZE) {
                if (isUsable(page) && (withUsed || !isUsed(page))) {
                    found.add(page / Frame.SIZE);
                }
            }
            return found;
        }

        private boolean isUsable(long page) {
            long end = page + Frame.SIZE;
            boolean[] covered = new boolean[(int) Frame.SIZE];
            for (Region region : regions) {
                if (!region.covers(page, end) || region.bytes() == 0) {
                    continue;
                }
                if (region.type() != MemoryRegionLayout.TYPE_USABLE) {
                    return false;
                }
                if (region.base() != 0) {
                    long to = Math.min(end, region.base() + region.bytes());
                    for (long at = Math.max(page, region.base()); at < to; at++) {
                        covered[(int) (at - page)] = true;
                    }
                }
            }
            for (boolean each : covered) {
                if (!each) {
                    return false;
                }
            }
            return true;
        }

        private boolean isUsed(long page) {
            long end = page + Frame.SIZE;
            return used.stream().anyMatch(each -> each.base() < each.end() && each.base() < end && each.end() > page);
        }
    }

    private static Arbitrary<Long> addresses() {
        Arbitrary<Long> pages = Arbitraries.longs().between(0, LIMIT / Frame.SIZE).map(page -> page * Frame.SIZE);
        Arbitrary<Long> offsets = Arbitraries.frequency(
                Tuple.of(3, 0L), Tuple.of(1, 1L), Tuple.of(1, 4095L),
                Tuple.of(1, 0x400L));
        return Combinators.combine(pages, offsets).as((page, offset) -> page + offset);
    }

    @Provide
    Arbitrary<MemoryMap> maps() {
        Arbitrary<Integer> types = Arbitraries.frequency(
                Tuple.of(6, 1), Tuple.of(1, 2), Tuple.of(1, 3),
                Tuple.of(1, 4), Tuple.of(1, 0), Tuple.of(1, -1));
        Arbitrary<Region> regions = Combinators.combine(addresses(), addresses(), types).as(Region::new);
        Arbitrary<Used> used = Combinators.combine(addresses(), Arbitraries.longs().between(0, 5 * Frame.SIZE))
                .as((base, bytes) -> new Used(base, base + bytes));
        return Combinators.combine(regions.list().ofMaxSize(8), used.list().ofMaxSize(5)).as(MemoryMap::new);
    }
}
