package awesome.conformance.exceptions;

/** Handlers overlap, variables keep their values, and loops go on after exceptions. */
public final class Handlers {
    private Handlers() {}

    private static String walk(String[] inputs) {
        StringBuilder out = new StringBuilder();
        int good = 0;
        long sum = 0;
        double last = 0;
        String current = null;
        for (int i = 0; i <= inputs.length; i++) {
            try {
                current = inputs[i];
                int value = Integer.parseInt(current);
                good++;
                sum += 100 / value;
                last = sum / 3.0;
                out.append(value).append(' ');
            } catch (NumberFormatException e) {
                out.append('?').append(current).append(' ');
                good--;
            } catch (ArithmeticException e) {
                out.append("zero ").append(good).append(' ');
                try {
                    out.append(inputs[i - 100]);
                } catch (ArrayIndexOutOfBoundsException inner) {
                    out.append(inner.getMessage()).append(' ');
                }
            } catch (RuntimeException e) {
                out.append("end after ").append(current).append(' ');
            } finally {
                sum++;
            }
        }
        return out.append(good).append(' ').append(sum).append(' ').append(last).toString();
    }

    public static void main(String[] arguments) {
        System.out.println(walk(new String[] {"1", "x", "0", "5", null, "-7", ""}));
    }
}
