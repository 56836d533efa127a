package awesome.conformance.objects;

import java.util.ArrayList;
import java.util.List;

/** Records, enums and interfaces declared inside methods. */
public final class LocalTypes {
    private LocalTypes() {}

    public static void main(String[] arguments) {
        record Pair(String key, int count) {
            Pair more(int n) {
                return new Pair(key, count + n);
            }
        }
        enum Mode { FAST, SLOW }
        interface Action {
            String act(Mode mode);
        }
        List<Pair> pairs = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            Action action = m -> m.name().charAt(0) + "" + m.ordinal() + arguments.length;
            pairs.add(new Pair(action.act(mode), 1).more(mode.ordinal()));
        }
        System.out.println(pairs + " " + Mode.valueOf("SLOW") + " " + pairs.get(0).equals(new Pair("F03", 1)));
    }
}
