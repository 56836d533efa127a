package awesome.conformance.traces;

/** Exceptions of instructions name the line of the instruction. */
public final class ImplicitLines {
    private ImplicitLines() {}

    private static void attempt(int how, int[] array, Object text) {
        try {
            switch (how) {
                case 0:
                    array[
                            5]
                            = 1;
                    break;
                case 1:
                    System.out.println(array[0]
                            / array[1]);
                    break;
                case 2:
                    Integer number =
                            (Integer) text;
                    System.out.println(number);
                    break;
                case 3:
                    ((String) text)
                            .substring(1)
                            .substring(100);
                    break;
                case 4:
                    System.out.println(new int[
                            array[1] - 1].length);
                    break;
                default:
                    Object[] objects = new String[1];
                    objects[0] = 5;
            }
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
            for (StackTraceElement each : e.getStackTrace()) {
                if (each.getClassName().startsWith("awesome")) {
                    System.out.println(each);
                }
            }
        }
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 6; how++) {
            attempt(how, new int[] {1, 0}, "text");
        }
    }
}
