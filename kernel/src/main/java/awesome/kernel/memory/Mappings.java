package awesome.kernel.memory;

import awesome.magic.NonNull;

/**
 * Where a {@link PageSource} is mapped, in all address spaces: so that it can take pages away. A list through the areas
 * themselves, which costs no memory. Within {@code CurrentProcess}.
 */
@NonNull
public final class Mappings {
    private Area first;

    /** Nowhere yet. */
    public Mappings() {}

    void add(Area area) {
        area.nextOfSource = first;
        if (first != null) {
            first.previousOfSource = area;
        }
        first = area;
    }

    void remove(Area area) {
        if (area.previousOfSource == null) {
            first = area.nextOfSource;
        } else {
            area.previousOfSource.nextOfSource = area.nextOfSource;
        }
        if (area.nextOfSource != null) {
            area.nextOfSource.previousOfSource = area.previousOfSource;
        }
        area.previousOfSource = null;
        area.nextOfSource = null;
    }

    /**
     * Takes all pages from {@code offset} on away, a multiple of the page size: those of the source, and copies that
     * processes have of them. Nobody reaches their frames any more when this returns.
     */
    public void dropFrom(long offset) {
        for (Area area = first; area != null; area = area.nextOfSource) {
            area.space.dropFrom(area, offset);
        }
    }
}
