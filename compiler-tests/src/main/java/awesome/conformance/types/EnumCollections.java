package awesome.conformance.types;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** EnumMap and EnumSet, small and with more than 64 constants. */
public final class EnumCollections {
    private EnumCollections() {}

    private enum Day { MON, TUE, WED, THU, FRI, SAT, SUN }

    private enum Big {
        A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, B0, B1, B2, B3, B4, B5, B6, B7, B8, B9, C0, C1, C2, C3, C4, C5, C6, C7,
                C8, C9,
        D0, D1, D2, D3, D4, D5, D6, D7, D8, D9, E0, E1, E2, E3, E4, E5, E6, E7, E8, E9, F0, F1, F2, F3, F4, F5, F6, F7,
                F8, F9,
        G0, G1, G2, G3, G4, G5, G6, G7
    }

    public static void main(String[] arguments) {
        EnumMap<Day, String> map = new EnumMap<>(Day.class);
        map.put(Day.SUN, "rest");
        map.put(Day.MON, "work");
        map.merge(Day.SUN, "ing", String::concat);
        System.out.println(map + " " + map.containsKey(Day.TUE) + " " + map.get(Day.SUN) + " " + map.size());
        for (Map.Entry<Day, String> each : map.entrySet()) {
            each.setValue(each.getValue() + each.getKey().ordinal());
        }
        map.remove(Day.MON);
        System.out.println(map);
        EnumSet<Day> weekend = EnumSet.of(Day.SAT, Day.SUN);
        EnumSet<Day> week = EnumSet.complementOf(weekend);
        System.out.println(weekend + " " + week + " " + EnumSet.range(Day.TUE, Day.THU) + " "
                + EnumSet.noneOf(Day.class) + " " + EnumSet.allOf(Day.class).containsAll(week));
        week.removeIf(each -> each.ordinal() % 2 == 0);
        week.addAll(weekend);
        System.out.println(week + " " + week.size() + " " + week.equals(EnumSet.of(Day.TUE, Day.THU, Day.SAT,
                Day.SUN)));
        EnumSet<Big> big = EnumSet.range(Big.F8, Big.G5);
        big.add(Big.A0);
        big.remove(Big.G0);
        System.out.println(big + " " + big.contains(Big.G1) + " " + EnumSet.complementOf(big).size());
    }
}
