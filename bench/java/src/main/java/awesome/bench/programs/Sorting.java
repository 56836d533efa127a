package awesome.bench.programs;

import java.util.Comparator;

/** Quicksort of numbers, and merge sort of objects by a comparator: swaps in arrays, calls in the inner loop. */
final class Sorting {
    private static final int SHORT = 12;
    private static final Comparator<Person> BY_NAME_AND_AGE =
            Comparator.comparing((Person each) -> each.name).thenComparingInt(each -> each.age);

    private Sorting() {}

    private static final class Person {
        private final String name;
        private final int age;

        private Person(String name, int age) {
            this.name = name;
            this.age = age;
        }
    }

    /** Sorts {@code size} numbers and a quarter as many objects. */
    static long run(int size) {
        Numbers numbers = new Numbers(42);
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = numbers.below(1 << 30);
        }
        quicksort(values, 0, size - 1);
        Person[] people = new Person[size / 4];
        for (int i = 0; i < people.length; i++) {
            people[i] = new Person("name " + numbers.below(size / 16), numbers.below(100));
        }
        mergeSort(people, new Person[people.length], 0, people.length, BY_NAME_AND_AGE);
        return sum(values) * 31 + sum(people);
    }

    static void quicksort(int[] values, int first, int last) {
        int low = first;
        int high = last;
        while (high - low > SHORT) {
            int pivot = medianOfThree(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int kept = values[i];
                    values[i++] = values[j];
                    values[j--] = kept;
                }
            }
            if (j - low < high - i) {
                quicksort(values, low, j);
                low = i;
            } else {
                quicksort(values, i, high);
                high = j;
            }
        }
        for (int i = low + 1; i <= high; i++) {
            int value = values[i];
            int j = i - 1;
            while (j >= low && values[j] > value) {
                values[j + 1] = values[j];
                j--;
            }
            values[j + 1] = value;
        }
    }

    private static int medianOfThree(int a, int b, int c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static <T> void mergeSort(T[] values, T[] helper, int from, int to, Comparator<? super T> order) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(values, helper, from, middle, order);
        mergeSort(values, helper, middle, to, order);
        System.arraycopy(values, from, helper, from, middle - from);
        int left = from;
        int right = middle;
        int at = from;
        while (left < middle) {
            if (right < to && order.compare(values[right], helper[left]) < 0) {
                values[at++] = values[right++];
            } else {
                values[at++] = helper[left++];
            }
        }
    }

    private static long sum(int[] values) {
        long sum = 0;
        for (int each : values) {
            sum = sum * 31 + each;
        }
        return sum;
    }

    private static long sum(Person[] people) {
        long sum = 0;
        for (Person each : people) {
            sum = sum * 31 + each.name.hashCode() * 101L + each.age;
        }
        return sum;
    }
}
