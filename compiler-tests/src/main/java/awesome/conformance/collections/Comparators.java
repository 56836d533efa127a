package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Comparators built from parts, and null among the elements. */
public final class Comparators {
    private Comparators() {}

    private record Person(String name, int age, String city) {}

    public static void main(String[] arguments) {
        List<Person> people = new ArrayList<>(List.of(new Person("Eve", 30, "Rome"), new Person("Bob", 25, null),
                new Person("Ann", 30, "Oslo"), new Person("Dan", 25, "Bonn"), new Person("Cid", 41, "Rome")));
        people.sort(Comparator.comparingInt(Person::age).thenComparing(Person::name));
        print(people);
        people.sort(Comparator.comparing(Person::city,
                Comparator.nullsFirst(Comparator.reverseOrder())).thenComparing(Person::age));
        print(people);
        people.sort(Comparator.comparing(Person::name).reversed());
        print(people);
        people.sort(Comparator.comparing((Person p) -> p.age() % 7).thenComparing(Person::name,
                String.CASE_INSENSITIVE_ORDER));
        print(people);
        Map<String, Integer> map = new TreeMap<>(Map.of("b", 2, "a", 9, "c", 1));
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(map.entrySet());
        entries.sort(Map.Entry.comparingByValue());
        System.out.println(entries);
        try {
            people.sort(Comparator.comparing(Person::city));
        } catch (NullPointerException e) {
            System.out.println("null among them");
        }
    }

    private static void print(List<Person> people) {
        StringBuilder out = new StringBuilder();
        for (Person each : people) {
            out.append(each.name()).append(each.age()).append(each.city()).append(' ');
        }
        System.out.println(out);
    }
}
