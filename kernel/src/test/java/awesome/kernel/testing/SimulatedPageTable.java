package awesome.kernel.testing;

import awesome.kernel.machine.PageTable;
import awesome.magic.Frame;
import awesome.magic.UserAddr;
import java.util.HashMap;
import java.util.Map;

/** A page table in a map. */
public final class SimulatedPageTable implements PageTable {
    private record Entry(long frame, int protection) {}

    private final Map<Long, Entry> entries = new HashMap<>();

    @Override
    public boolean map(UserAddr page, Frame frame, int protection) {
        entries.put(page.bits(), new Entry(frame.number(), protection));
        return true;
    }

    @Override
    public long frameAt(UserAddr page) {
        Entry entry = entries.get(page.bits());
        return entry == null ? -1 : entry.frame;
    }

    @Override
    public int protectionAt(UserAddr page) {
        Entry entry = entries.get(page.bits());
        return entry == null ? 0 : entry.protection;
    }

    @Override
    public void protect(UserAddr page, int protection) {
        entries.computeIfPresent(page.bits(), (at, entry) -> new Entry(entry.frame, protection));
    }

    @Override
    public void unmap(UserAddr page) {
        entries.remove(page.bits());
    }

    @Override
    public void activate() {
        // There is nothing to run.
    }

    @Override
    public void release() {
        entries.clear();
    }
}
