package awesome.conformance.memory;

/** Arrays that are reachable only while a loop runs over their elements stay alive. */
public final class Interior {
    private Interior() {}

    private static int[] make(int n) {
        int[] made = new int[n];
        for (int i = 0; i < n; i++) {
            made[i] = i;
        }
        return made;
    }

    private static long garbage(int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += new long[i % 50].length + new Object[] {i}.length;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        long total = 0;
        for (int each : make(300)) {
            total += each + garbage(400);
            if (each % 60 == 0) {
                System.gc();
            }
        }
        for (char c : ("only here" + total).toCharArray()) {
            total = total * 31 + c + garbage(10);
            if (c == 'h') {
                System.gc();
            }
        }
        System.out.println(total);
    }
}
