package awesome.conformance.types;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Enums that implement interfaces, hold state and are used as singletons and keys. */
public final class EnumInterfaces {
    private EnumInterfaces() {}

    private interface Priced {
        int price();
    }

    private enum Fruit implements Priced {
        APPLE, PEAR;

        private static int total;
        private int sold;

        @Override
        public int price() {
            return 10 * (ordinal() + 1);
        }

        void sell(int n) {
            sold += n;
            total += n * price();
        }
    }

    private enum Counter implements Priced {
        INSTANCE;

        private int value;

        @Override
        public int price() {
            return ++value;
        }
    }

    public static void main(String[] arguments) {
        Fruit.APPLE.sell(3);
        Fruit.PEAR.sell(2);
        Fruit.APPLE.sell(1);
        System.out.println(Fruit.APPLE.sold + " " + Fruit.PEAR.sold + " " + Fruit.total);
        Priced[] all = {Fruit.PEAR, Counter.INSTANCE, Fruit.APPLE, Counter.INSTANCE};
        for (Priced each : all) {
            System.out.println(each + " " + each.price());
        }
        Map<Fruit, Integer> sorted = new TreeMap<>();
        sorted.put(Fruit.PEAR, 1);
        sorted.put(Fruit.APPLE, 2);
        Map<Fruit, String> hashed = new HashMap<>();
        hashed.put(Fruit.APPLE, "a");
        System.out.println(sorted + " " + hashed.get(Fruit.APPLE) + " " + hashed.get(Fruit.PEAR));
    }
}
