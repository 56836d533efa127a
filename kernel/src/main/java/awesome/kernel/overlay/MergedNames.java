package awesome.kernel.overlay;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.util.ArrayList;
import java.util.HashMap;

/** The names in a directory of an overlay, from all layers, each with a place that it keeps. */
final class MergedNames {
    private static final class Entry {
        final String name;
        final long number;
        final int type;
        /** Whether it hides what is below, or is gone. */
        boolean isNone;

        Entry(String name, long number, int type, boolean isNone) {
            this.name = name;
            this.number = number;
            this.type = type;
            this.isNone = isNone;
        }
    }

    private final HashMap<String, Entry> byName = new HashMap<>();
    private final ArrayList<Entry> ordered = new ArrayList<>();
    private int count;

    /** Those of a layer that no layer above it has. */
    void addLayer(Overlay system, Directory layer) {
        int before = ordered.size();
        layer.list(0, (position, name, number, type) -> {
            if (!byName.containsKey(name)) {
                put(new Entry(name, system.number(layer.fileSystem(), number), type, false));
            }
            return true;
        });
        // Which of the devices are whiteouts is asked afterwards: nothing else is done while a directory is listed.
        for (int i = before; i < ordered.size(); i++) {
            Entry entry = ordered.get(i);
            if (entry.type == FileMode.S_IFCHR && !entry.isNone) {
                Inode device = layer.lookup(entry.name);
                if (device != null && Marks.isWhiteout(device)) {
                    hide(entry);
                }
            }
        }
    }

    private void put(Entry entry) {
        byName.put(entry.name, entry);
        ordered.add(entry);
        count++;
    }

    private void hide(Entry entry) {
        entry.isNone = true;
        count--;
    }

    /** A name has come. */
    void add(String name, Inode file) {
        remove(name);
        put(new Entry(name, file.number(), file.type(), false));
    }

    /** A name is gone. */
    void remove(String name) {
        Entry entry = byName.remove(name);
        if (entry != null && !entry.isNone) {
            hide(entry);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** As {@link Directory#list}. */
    void list(long position, Directory.Visitor visitor) {
        for (long at = Math.max(position, 1); at <= ordered.size(); at++) {
            Entry entry = ordered.get((int) at - 1);
            if (!entry.isNone && !visitor.entry(at, entry.name, entry.number, entry.type)) {
                return;
            }
        }
    }
}
