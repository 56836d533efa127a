package awesome.conformance.memory;

/** Trees are built, kept and dropped, many times over. */
public final class Trees {
    private Trees() {}

    private record Tree(Tree left, Tree right) {
        static Tree of(int depth) {
            return depth == 0 ? new Tree(null, null) : new Tree(of(depth - 1), of(depth - 1));
        }

        int check() {
            return left == null ? 1 : 1 + left.check() + right.check();
        }
    }

    public static void main(String[] arguments) {
        Tree kept = Tree.of(15);
        for (int depth = 4; depth <= 14; depth += 2) {
            int sum = 0;
            int times = 1 << 16 - depth;
            for (int i = 0; i < times; i++) {
                sum += Tree.of(depth).check();
            }
            System.out.println(depth + " " + times + " " + sum);
        }
        System.out.println(kept.check());
    }
}
