package awesome.conformance.memory;

/** A chain far longer than the stack is deep is marked all the same. */
public final class Deep {
    private Deep() {}

    private static final class Link {
        Object next;
        int value;
    }

    public static void main(String[] arguments) {
        Link first = new Link();
        Link last = first;
        for (int i = 1; i < 1_000_000; i++) {
            Link made = new Link();
            made.value = i;
            last.next = i % 1000 == 0 ? new Object[] {null, made} : made;
            last = made;
        }
        System.gc();
        long sum = 0;
        Object each = first;
        while (each != null) {
            if (each instanceof Object[] array) {
                each = array[1];
            } else {
                sum += ((Link) each).value;
                each = ((Link) each).next;
            }
        }
        System.gc();
        System.out.println(sum);
    }
}
