package awesome.bench.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Havlak's recognition of loops, also irreducible ones, in a control flow graph: lists, sets, union and find. */
final class Havlak {
    private static final int NONE = -1;

    private final List<List<Integer>> successors = new ArrayList<>();

    private Havlak() {}

    /** Analyses a graph of {@code size} groups of nested loops several times. */
    static long run(int size) {
        long sum = 0;
        Havlak graph = graph(size);
        for (int i = 0; i < 4; i++) {
            sum = sum * 31 + new Finder(graph.successors).find();
        }
        return sum;
    }

    private int node() {
        successors.add(new ArrayList<>());
        return successors.size() - 1;
    }

    private void edge(int from, int to) {
        successors.get(from).add(to);
    }

    private int straight(int from, int nodes) {
        int last = from;
        for (int i = 0; i < nodes; i++) {
            int next = node();
            edge(last, next);
            last = next;
        }
        return last;
    }

    private int diamond(int from) {
        int end = node();
        for (int i = 0; i < 2; i++) {
            edge(straight(from, 1), end);
        }
        return end;
    }

    private int loop(int from, int depth) {
        int header = straight(from, 1);
        int last = header;
        for (int i = 0; depth > 0 && i < 2; i++) {
            last = loop(last, depth - 1);
        }
        last = diamond(last);
        int end = straight(last, 2);
        edge(end, header);
        if (depth == 2) {
            // A second way into the body makes the loop irreducible.
            edge(from, last);
        }
        return straight(end, 1);
    }

    private static Havlak graph(int groups) {
        Havlak graph = new Havlak();
        int last = graph.node();
        for (int i = 0; i < groups; i++) {
            last = graph.loop(last, 3);
        }
        return graph;
    }

    private static final class Loop {
        final int header;
        final boolean reducible;
        final Set<Integer> body = new HashSet<>();
        Loop parent;

        Loop(int header, boolean reducible) {
            this.header = header;
            this.reducible = reducible;
        }

        int depth() {
            int depth = 0;
            for (Loop each = this; each != null; each = each.parent) {
                depth++;
            }
            return depth;
        }
    }

    /** A node while loops are looked for: its number in the depth-first order, and the loop it became part of. */
    private static final class Part {
        final int node;
        Part representative = this;
        Loop loop;
        final List<Part> back = new ArrayList<>();
        final List<Part> forward = new ArrayList<>();

        Part(int node) {
            this.node = node;
        }

        Part find() {
            Part root = this;
            while (root.representative != root) {
                root = root.representative;
            }
            for (Part each = this; each != root; ) {
                Part next = each.representative;
                each.representative = root;
                each = next;
            }
            return root;
        }
    }

    private static final class Finder {
        private final List<List<Integer>> successors;
        private final int[] number;
        private final int[] last;
        private final List<Part> parts = new ArrayList<>();
        private final List<Loop> loops = new ArrayList<>();

        Finder(List<List<Integer>> successors) {
            this.successors = successors;
            this.number = new int[successors.size()];
            this.last = new int[successors.size()];
            Arrays.fill(number, NONE);
        }

        long find() {
            visit(0);
            connect();
            for (int i = parts.size() - 1; i >= 0; i--) {
                collapse(i);
            }
            long sum = loops.size();
            for (Loop each : loops) {
                sum = sum * 31 + each.depth() * 1000L + each.body.size() + (each.reducible ? 7 : 0) + each.header % 13;
            }
            return sum;
        }

        /** Numbers nodes in depth-first order. */
        private void visit(int start) {
            List<int[]> path = new ArrayList<>();
            enter(start, path);
            while (!path.isEmpty()) {
                int[] top = path.get(path.size() - 1);
                List<Integer> next = successors.get(top[0]);
                if (top[1] == next.size()) {
                    last[number[top[0]]] = parts.size() - 1;
                    path.remove(path.size() - 1);
                } else {
                    int successor = next.get(top[1]++);
                    if (number[successor] == NONE) {
                        enter(successor, path);
                    }
                }
            }
        }

        private void enter(int node, List<int[]> path) {
            number[node] = parts.size();
            parts.add(new Part(node));
            path.add(new int[] {node, 0});
        }

        private boolean isAncestor(int ancestor, int other) {
            return ancestor <= other && other <= last[ancestor];
        }

        /** Sorts edges into those back to an ancestor and the others. */
        private void connect() {
            for (int from = 0; from < parts.size(); from++) {
                for (int successor : successors.get(parts.get(from).node)) {
                    int to = number[successor];
                    Part target = parts.get(to);
                    (isAncestor(to, from) ? target.back : target.forward).add(parts.get(from));
                }
            }
        }

        private void collapse(int header) {
            Part head = parts.get(header);
            Set<Part> body = new HashSet<>();
            boolean self = false;
            for (Part each : head.back) {
                if (each == head) {
                    self = true;
                } else {
                    body.add(each.find());
                }
            }
            List<Part> work = new ArrayList<>(body);
            Collections.sort(work, (a, b) -> number[a.node] - number[b.node]);
            boolean reducible = true;
            while (!work.isEmpty()) {
                Part part = work.remove(work.size() - 1);
                for (int i = 0; i < part.forward.size(); i++) {
                    Part from = part.forward.get(i).find();
                    if (!isAncestor(header, number[from.node])) {
                        reducible = false;
                        head.forward.add(from);
                    } else if (from != head && body.add(from)) {
                        work.add(from);
                    }
                }
            }
            if (!body.isEmpty() || self) {
                Loop loop = new Loop(head.node, reducible);
                head.loop = loop;
                for (Part each : body) {
                    each.representative = head;
                    loop.body.add(each.node);
                    if (each.loop != null) {
                        each.loop.parent = loop;
                    }
                }
                loops.add(loop);
            }
        }
    }
}
