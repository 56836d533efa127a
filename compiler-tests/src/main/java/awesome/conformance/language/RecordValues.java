package awesome.conformance.language;

/** Records with floats, arrays, nulls and nested records: equals, hashCode and toString. */
public final class RecordValues {
    private RecordValues() {}

    private record Numbers(float f, double d, long l, char c, boolean z, byte b, short s, int i) {}

    private record Holder(int[] array, Object any, Holder next) {}

    private record Generic<T extends Comparable<T>>(T low, T high) {
        Generic {
            if (low != null && low.compareTo(high) > 0) {
                throw new IllegalArgumentException(low + " > " + high);
            }
        }

        static <T extends Comparable<T>> Generic<T> of(T one) {
            return new Generic<>(one, one);
        }

        boolean contains(T value) {
            return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
        }
    }

    private record Own(String name, int count) {
        static int calls;

        Own(String name) {
            this(name, name.length());
        }

        @Override
        public String name() {
            calls++;
            return "<" + name + ">";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Own own && own.count == count;
        }

        @Override
        public int hashCode() {
            return count;
        }
    }

    public static void main(String[] arguments) {
        Numbers a = new Numbers(0f, Double.NaN, 1L << 40, 'x', true, (byte) -1, (short) 7, 9);
        Numbers b = new Numbers(-0f, Double.NaN, 1L << 40, 'x', true, (byte) -1, (short) 7, 9);
        Numbers c = new Numbers(0f, 0.0 / 0.0, 1L << 40, 'x', true, (byte) -1, (short) 7, 9);
        System.out.println(a.equals(b) + " " + a.equals(c) + " " + a.equals(null) + " " + a.equals("x") + " " + (a.hashCode() == c.hashCode()));
        System.out.println(a + " " + b);
        int[] array = {1};
        Holder h = new Holder(array, "any", new Holder(null, null, null));
        System.out.println(h.equals(new Holder(array, "any", new Holder(null, null, null))) + " "
                + h.equals(new Holder(new int[] {1}, "any", new Holder(null, null, null))) + " " + h.next());
        System.out.println(h.next().hashCode() + " " + Generic.of("m") + " " + new Generic<>(1, 5).contains(3) + " " + new Generic<>(1, 5).contains(9));
        try {
            System.out.println(new Generic<>("b", "a"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Own own = new Own("five!");
        System.out.println(own + " " + own.name() + " " + own.equals(new Own("other")) + " " + own.hashCode() + " " + Own.calls);
        System.out.println(new Generic<>(Generic.of(1).low(), 2).hashCode() == new Generic<>(1, 2).hashCode());
    }
}
