package awesome.conformance.arithmetic;

/** Operands are evaluated from left to right, and once. */
public final class EvaluationOrder {
    private static int calls;

    private EvaluationOrder() {}

    private static int next() {
        System.out.print(++calls + " ");
        return calls;
    }

    public static void main(String[] arguments) {
        System.out.println(next() + next() * next());
        int[] array = new int[20];
        array[next()] += next() * 10;
        array[next()] = array[next() - 3]++ + next();
        System.out.println(array[4] + " " + array[6] + " " + array[5]);
        int i = 3;
        i = i++ + ++i * i--;
        System.out.println(i);
        int j = 5;
        j += j++ * 2 + j;
        System.out.println(j);
        int k = next();
        k = k + (k = 4) * k;
        System.out.println(k);
    }
}
