package awesome.conformance.nulls;

import java.util.List;
import java.util.Map;

/** Every instruction that finds null says what could not be done. */
public final class Actions {
    private int number;
    private long big;
    private String text;
    private Actions next;
    private static Actions none;

    private Actions() {}

    private void call(int a, Object b, String c, StringBuilder d, int[] e, String[][] f, Map.Entry<String, Integer> g) {}

    private static Actions give() {
        return null;
    }

    private static void act(int how, Actions a, Object[] array, RuntimeException thrown, List<String> list, Integer box) {
        int[] ints = null;
        long[] longs = null;
        float[] floats = null;
        double[] doubles = null;
        byte[] bytes = null;
        boolean[] booleans = null;
        char[] chars = null;
        short[] shorts = null;
        switch (how) {
            case 0 -> System.out.println(ints[0]);
            case 1 -> System.out.println(longs[1]);
            case 2 -> System.out.println(floats[2]);
            case 3 -> System.out.println(doubles[how]);
            case 4 -> System.out.println(bytes[how - 1]);
            case 5 -> System.out.println(booleans[0]);
            case 6 -> System.out.println(chars[0]);
            case 7 -> System.out.println(shorts[0]);
            case 8 -> System.out.println(array[0]);
            case 9 -> ints[0] = 1;
            case 10 -> longs[0] = 1;
            case 11 -> floats[0] = 1;
            case 12 -> doubles[0] = 1;
            case 13 -> bytes[0] = 1;
            case 14 -> booleans[0] = true;
            case 15 -> chars[0] = 1;
            case 16 -> shorts[0]++;
            case 17 -> array[0] = array;
            case 18 -> System.out.println(array.length);
            case 19 -> {
                throw thrown;
            }
            case 20 -> {
                synchronized (array) {
                    System.out.println("entered");
                }
            }
            case 21 -> System.out.println(a.number);
            case 22 -> a.number = 2;
            case 23 -> a.big += 3;
            case 24 -> a.call(1, a, "c", null, ints, null, null);
            case 25 -> System.out.println(list.get(3));
            case 26 -> System.out.println(box + 1);
            case 27 -> a.text.isEmpty();
            case 28 -> System.out.println(a.toString().isEmpty());
            case 29 -> System.out.println(a.getClass().getSimpleName());
            case 30 -> {
                switch (a.text) {
                    case "x" -> System.out.println("x");
                    default -> System.out.println("other");
                }
            }
            case 31 -> {
                for (String each : list) {
                    System.out.println(each);
                }
            }
            case 32 -> {
                for (Object each : array) {
                    System.out.println(each);
                }
            }
            case 33 -> give().next.number++;
            case 34 -> System.out.println(none.next);
            case 35 -> ((Actions) (Object) a).next = a;
            case 36 -> a.equals(a);
            default -> System.out.println("nothing");
        }
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 38; how++) {
            try {
                act(how, null, null, null, null, null);
            } catch (NullPointerException e) {
                System.out.println(how + ": " + e.getMessage());
            }
        }
        Actions empty = new Actions();
        for (int how = 27; how < 31; how++) {
            try {
                act(how, empty, null, null, null, null);
            } catch (NullPointerException e) {
                System.out.println(how + ": " + e.getMessage());
            }
        }
    }
}
