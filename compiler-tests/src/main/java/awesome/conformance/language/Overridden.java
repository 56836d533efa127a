package awesome.conformance.language;

import java.util.HashMap;
import java.util.Map;

/** hashCode, equals, toString and clone: own, inherited, called by the library and by default. */
public final class Overridden {
    private Overridden() {}

    private static class Plain {}

    private static class Sheep implements Cloneable {
        int number = 1;
        int[] shared = {1};
        Sheep friend;

        @Override
        public Sheep clone() {
            try {
                Sheep copy = (Sheep) super.clone();
                copy.number++;
                return copy;
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class Lamb extends Sheep {
        private final String name;

        Lamb(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name + number + shared[0];
        }
    }

    private static final class Refusing {
        Object copy() throws CloneNotSupportedException {
            return super.clone();
        }
    }

    private static final class Key {
        private final int value;
        private static int compared;

        Key(int value) {
            this.value = value;
        }

        @Override
        public boolean equals(Object other) {
            compared++;
            return other instanceof Key key && key.value == value;
        }

        @Override
        public int hashCode() {
            return value % 3;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Plain a = new Plain();
        Plain b = new Plain();
        System.out.println(a.equals(b) + " " + a.equals(a) + " " + (a.hashCode() == a.hashCode()) + " " + a.toString().startsWith(Plain.class.getName() + "@"));
        Lamb dolly = new Lamb("dolly");
        dolly.friend = dolly;
        Lamb copy = (Lamb) dolly.clone();
        copy.shared[0] = 9;
        System.out.println(dolly + " " + copy + " " + (copy.friend == dolly) + " " + (copy.getClass() == Lamb.class) + " " + (copy.shared == dolly.shared));
        try {
            new Refusing().copy();
        } catch (CloneNotSupportedException e) {
            System.out.println(e.getMessage());
        }
        Map<Key, Integer> map = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            map.merge(new Key(i % 5), 1, Integer::sum);
        }
        System.out.println(map.size() + " " + map.get(new Key(3)) + " " + map.get(new Key(9)) + " " + (Key.compared > 5));
        System.out.println(new Object().equals(null) + " " + (System.identityHashCode(null) == 0) + " "
                + (System.identityHashCode(dolly) == dolly.hashCode()));
    }
}
