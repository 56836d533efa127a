package awesome.conformance.control;

/** A switch on close numbers, with gaps, falling through and without default. */
public final class TableSwitch {
    private TableSwitch() {}

    @SuppressWarnings("fallthrough")
    private static String classify(int value) {
        StringBuilder out = new StringBuilder();
        switch (value) {
            case -1:
                out.append("minus ");
            case 1:
                out.append("one");
                break;
            case 2:
            case 3:
                out.append("few");
                break;
            case 7:
                return "seven";
            default:
                out.append("other ");
            case 5:
                out.append("five");
        }
        return out.toString();
    }

    public static void main(String[] arguments) {
        for (int i = -3; i < 10; i++) {
            System.out.println(i + ": " + classify(i));
        }
        int count = 0;
        for (int i = 0; i < 20; i++) {
            switch (i % 6) {
                case 0: count += 1; break;
                case 1: continue;
                case 4: count += 100; break;
            }
            count += 1000;
        }
        System.out.println(count + classify(Integer.MIN_VALUE) + classify(Integer.MAX_VALUE));
    }
}
