package awesome.kernel.fat;

import awesome.kernel.cache.Problems;
import java.util.Arrays;

/** The clusters of a file in their order, found when they are asked for. */
final class Chain {
    private final FatLayout layout;
    private final ClusterTable table;
    private final Problems problems;
    private int[] clusters = new int[4];
    /** How many are known, and whether those are all. */
    private int known;
    private boolean isWhole;

    /** Begins with {@code first}; 0 for none. EUCLEAN if there is no such cluster. */
    Chain(FatLayout layout, ClusterTable table, Problems problems, int first) {
        this.layout = layout;
        this.table = table;
        this.problems = problems;
        if (first == 0) {
            isWhole = true;
        } else if (!layout.isCluster(first)) {
            throw problems.damaged("a file begins with cluster " + first + ", which cannot be");
        } else {
            add(first);
        }
    }

    private void add(int cluster) {
        if (known == clusters.length) {
            clusters = Arrays.copyOf(clusters, 2 * known);
        }
        clusters[known++] = cluster;
    }

    /** The first cluster; 0 if there is none. */
    int first() {
        return known == 0 ? 0 : clusters[0];
    }

    private int last() {
        return clusters[known - 1];
    }

    /** Sees to it that {@code count} are known, as far as there are so many. */
    private void know(long count) {
        while (known < count && !isWhole) {
            int following = table.get(last());
            if (following == ClusterTable.END) {
                isWhole = true;
            } else if (following == ClusterTable.FREE || known >= layout.clusters) {
                throw problems.damaged("the clusters of the file that begins with " + clusters[0] + (following == ClusterTable.FREE
                        ? " go on with a free one" : " go on in a circle"));
            } else {
                add(following);
            }
        }
    }

    /** The cluster at {@code index}; 0 if there are not so many. */
    int at(long index) {
        know(index + 1);
        return index < known ? clusters[(int) index] : 0;
    }

    /** How many there are. */
    int count() {
        know(Long.MAX_VALUE);
        return known;
    }

    /** Adds a free cluster at the end, near the last one; its number. ENOSPC. */
    int extend() {
        know(Long.MAX_VALUE);
        int added = table.take(known == 0 ? 0 : last() + 1);
        if (known > 0) {
            table.set(last(), added);
        }
        add(added);
        return added;
    }

    /** Keeps the first {@code count}, and frees the others. */
    void cut(int count) {
        int first = at(count);
        if (first != 0) {
            if (count > 0) {
                table.set(clusters[count - 1], ClusterTable.END);
            }
            known = count;
            isWhole = true;
            table.freeFrom(first);
        }
    }
}
