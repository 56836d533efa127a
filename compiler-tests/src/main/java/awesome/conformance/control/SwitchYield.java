package awesome.conformance.control;

/** Switch expressions inside expressions, with try, loops and exceptions in their branches. */
public final class SwitchYield {
    private SwitchYield() {}

    private static int parse(String text) {
        return 10 * switch (text.length()) {
            case 0 -> throw new IllegalArgumentException("empty");
            case 1 -> {
                try {
                    yield Integer.parseInt(text);
                } catch (NumberFormatException e) {
                    yield -1;
                } finally {
                    System.out.print("one ");
                }
            }
            case 2 -> {
                int sum = 0;
                for (int i = 0; i < 10; i++) {
                    if (i == 5) {
                        continue;
                    }
                    sum += i;
                }
                yield sum;
            }
            default -> text.charAt(2) + switch (text) {
                case "abc" -> 1000;
                default -> 2000;
            };
        } + text.length();
    }

    public static void main(String[] arguments) {
        for (String each : new String[] {"7", "x", "ab", "abc", "abd", ""}) {
            try {
                System.out.println(parse(each));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
