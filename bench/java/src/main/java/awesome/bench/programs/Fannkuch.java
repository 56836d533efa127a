package awesome.bench.programs;

/** Flips prefixes of all permutations: small arrays of int, many bounds checks. */
final class Fannkuch {
    private Fannkuch() {}

    /** Permutations of {@code size} numbers. */
    static long run(int size) {
        int[] permutation = new int[size];
        int[] flipped = new int[size];
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            permutation[i] = i;
        }
        int most = 0;
        int checksum = 0;
        int rotating = size;
        for (int number = 0; ; number++) {
            while (rotating != 1) {
                counts[rotating - 1] = rotating;
                rotating--;
            }
            for (int i = 0; i < size; i++) {
                flipped[i] = permutation[i];
            }
            int flips = flips(flipped);
            most = Math.max(most, flips);
            checksum += (number & 1) == 0 ? flips : -flips;
            while (true) {
                if (rotating == size) {
                    return (long) checksum << 8 | most;
                }
                rotateLeft(permutation, rotating);
                if (--counts[rotating] > 0) {
                    break;
                }
                rotating++;
            }
        }
    }

    /** How often the prefix as long as the first number says must be reversed until that number is 0. */
    private static int flips(int[] numbers) {
        int flips = 0;
        for (int first = numbers[0]; first != 0; first = numbers[0]) {
            for (int low = 0, high = first; low < high; low++, high--) {
                int kept = numbers[low];
                numbers[low] = numbers[high];
                numbers[high] = kept;
            }
            flips++;
        }
        return flips;
    }

    private static void rotateLeft(int[] numbers, int last) {
        int first = numbers[0];
        for (int i = 0; i < last; i++) {
            numbers[i] = numbers[i + 1];
        }
        numbers[last] = first;
    }
}
