package awesome.kernel.memory;

/** The mappings of a process as {@code maps}, {@code smaps} and {@code smaps_rollup} show them (proc(5)). Who works for it may ask. */
public final class MapsText {
    private MapsText() {}

    /** A line for each mapping. */
    public static String maps(AddressSpace space) {
        StringBuilder out = new StringBuilder();
        for (Area area = space.firstArea(); area != null; area = area.next) {
            area.describe(out);
        }
        return out.toString();
    }

    /** The same, with what of each is present. */
    public static String smaps(AddressSpace space) {
        StringBuilder out = new StringBuilder();
        for (Area area = space.firstArea(); area != null; area = area.next) {
            area.describe(out);
            space.present(area).describe(area, out);
        }
        return out.toString();
    }

    /** What is present of all of them together. */
    public static String rollup(AddressSpace space) {
        PresentPages all = new PresentPages();
        Area first = space.firstArea();
        long end = 0;
        for (Area area = first; area != null; area = area.next) {
            all.add(space.present(area));
            end = area.end;
        }
        StringBuilder out = new StringBuilder();
        out.append(Long.toHexString(first == null ? 0 : first.start)).append('-').append(Long.toHexString(end))
                .append(" ---p 0 00:00 0 [rollup]\n");
        all.describe(out);
        return out.toString();
    }
}
