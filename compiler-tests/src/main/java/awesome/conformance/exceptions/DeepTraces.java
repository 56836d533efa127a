package awesome.conformance.exceptions;

/** A trace of deep recursion is cut at 1024 frames. */
public final class DeepTraces {
    private DeepTraces() {}

    private static int recurse(int depth) {
        if (depth == 0) {
            throw new IllegalStateException("deep");
        }
        return recurse(depth - 1) + 1;
    }

    public static void main(String[] arguments) {
        for (int depth : new int[] {10, 1000, 1023, 3000}) {
            try {
                recurse(depth);
            } catch (IllegalStateException e) {
                System.out.println(depth + ": " + e.getStackTrace().length + " " + e.getStackTrace()[0].getLineNumber()
                        + " " + e.getStackTrace()[Math.min(depth, 1023)].getMethodName());
            }
        }
    }
}
