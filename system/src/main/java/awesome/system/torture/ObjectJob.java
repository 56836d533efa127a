package awesome.system.torture;

import java.util.Arrays;
import java.util.Random;

/** Trees of objects, some of which live long: whatever the collector does, each is as it was built. */
final class ObjectJob implements Job {
    private static final int KEPT = 64;
    private static final int DEEPEST = 8;
    private static final int LONGEST = 3000;
    private static final int LARGE = 200_000;

    private static final class Tree {
        Tree left;
        Tree right;
        final byte[] content;

        Tree(byte[] content) {
            this.content = content;
        }
    }

    private final Tree[] kept = new Tree[KEPT];
    private final int[] sums = new int[KEPT];

    private static Tree build(Random random, int depth) {
        byte[] content = new byte[random.nextInt(random.nextInt(40) == 0 ? LONGEST : 60)];
        Arrays.fill(content, (byte) depth);
        Tree tree = new Tree(content);
        if (depth > 0) {
            tree.left = build(random, depth - 1);
            tree.right = random.nextInt(4) == 0 ? tree.left : build(random, depth - 1);
        }
        return tree;
    }

    private static int sum(Tree tree, int depth) {
        if (tree == null) {
            return 0;
        }
        int sum = tree.content.length;
        for (byte each : tree.content) {
            Job.check(each == depth, "an object was overwritten");
        }
        return sum + 3 * sum(tree.left, depth - 1) + 5 * sum(tree.right, depth - 1);
    }

    @Override
    public void round(Random random) {
        int at = random.nextInt(KEPT);
        if (kept[at] != null) {
            Job.check(sum(kept[at], depth(at)) == sums[at], "a tree changed");
            if (random.nextInt(8) == 0) {
                // Part of an old tree becomes part of a new one, and what was above it garbage.
                Tree other = kept[at].left;
                kept[at] = build(random, depth(at));
                kept[at].left = other;
            } else {
                kept[at] = null;
            }
        } else {
            kept[at] = build(random, depth(at));
        }
        sums[at] = kept[at] == null ? 0 : sum(kept[at], depth(at));
        if (random.nextInt(64) == 0) {
            byte[] large = new byte[LARGE];
            Job.check(large[random.nextInt(LARGE)] == 0, "new memory is not zero");
            large[random.nextInt(LARGE)] = 1;
        }
    }

    private static int depth(int at) {
        return 1 + at % DEEPEST;
    }
}
