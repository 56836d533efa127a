package awesome.conformance.nulls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was null: variables, fields, elements, results, several levels of them, and things without a name. */
public final class Reasons {
    private Reasons self;
    private final Object[][] table = new Object[2][];
    private String text;
    private int[] numbers;
    private static Reasons shared;
    private static final String NOTHING = nothing("x");

    private Reasons() {}

    private static String nothing(String argument) {
        return null;
    }

    private String of(int index, Object... more) {
        return null;
    }

    private Reasons here() {
        return self;
    }

    private static int index() {
        return 1;
    }

    private static <T> T generic(T value) {
        return null;
    }

    private interface Action {
        Object run() throws Exception;
    }

    private static void show(Action action) {
        try {
            System.out.println(action.run());
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }

    private void fields(Reasons other, boolean choice, long wide, String[] names, int i) {
        show(() -> text.length());
        show(() -> this.self.text.length());
        show(() -> other.self.self.self.self.self.self.text);
        show(() -> table[1][0].hashCode());
        show(() -> table[i][i + 1].hashCode());
        show(() -> other.table[index()][numbers[0]]);
        show(() -> names[i].length());
        show(() -> names[(int) wide].length());
        show(() -> names[names.length - 1].length());
        show(() -> (choice ? text : names[0]).length());
        show(() -> (choice ? this : other).text.length());
        show(() -> here().text);
        show(() -> here().here().here());
        show(() -> of(3, "a", 'b').trim());
        show(() -> nothing(null).length());
        show(() -> NOTHING.length() + Reasons.shared.text.length());
        show(() -> shared.self.numbers[2]);
        show(() -> Reasons.<List<String>>generic(null).get(0));
        show(() -> Reasons.generic(text).length());
        show(() -> new HashMap<String, Integer>().get("x") + 1);
        show(() -> {
            Map<String, List<String>> map = new HashMap<>();
            return map.get("key").isEmpty();
        });
        show(() -> {
            String local = nothing("");
            return local.length();
        });
        show(() -> {
            Object object = nothing("");
            return ((String) object).length() + ((Integer) object);
        });
        show(() -> {
            int[][][] deep = new int[2][2][];
            return deep[0][index()][3];
        });
        show(() -> {
            String a = null;
            String b = a;
            a = "x";
            return b.concat(a) + a;
        });
        show(() -> {
            Integer box = null;
            long sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += box;
            }
            return sum;
        });
        show(() -> ((Object) null).toString());
        show(() -> {
            throw null;
        });
        show(() -> ((String) null).length());
        show(() -> "x".compareTo(null));
        show(() -> new ArrayList<String>(null));
        show(() -> {
            StringBuilder builder = choice ? null : new StringBuilder();
            return builder.append(text).append(1).length();
        });
    }

    public static void main(String[] arguments) {
        new Reasons().fields(new Reasons(), false, 1, new String[3], 0);
        show(() -> {
            new Reasons().fields(null, true, 2, null, 1);
            return "done";
        });
        show(() -> arguments[1].isEmpty() ? null : arguments);
        show(() -> {
            int i = 0;
            Object[] array = {null, null};
            return array[i++].equals(array[i]);
        });
    }
}
