package awesome.conformance.memory;

/** Linked structures survive many collections. */
public final class Lists {
    private Lists() {}

    private static final class Node {
        final int value;
        Node next;
        Node other;

        Node(int value, Node next) {
            this.value = value;
            this.next = next;
        }
    }

    public static void main(String[] arguments) {
        Node head = null;
        for (int i = 0; i < 100_000; i++) {
            head = new Node(i, head);
            head.other = i % 3 == 0 ? head : head.next;
        }
        long garbage = 0;
        for (int round = 0; round < 200; round++) {
            Node trash = null;
            for (int i = 0; i < 5000; i++) {
                trash = new Node(i, trash);
            }
            garbage += trash.value;
            if (round % 50 == 0) {
                System.gc();
            }
        }
        long sum = 0;
        int count = 0;
        for (Node each = head; each != null; each = each.next) {
            sum += each.value * 3L + (each.other == null ? 1 : each.other.value);
            count++;
        }
        System.out.println(count + " " + sum + " " + garbage);
    }
}
