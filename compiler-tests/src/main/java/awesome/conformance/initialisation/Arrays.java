package awesome.conformance.initialisation;

/** Static arrays and tables that initialisers fill, in the order of the text. */
public final class Arrays {
    private Arrays() {}

    private static final int[] SQUARES = new int[6];
    private static final String[][] NAMES = {{"a"}, {"b", "c"}, {}};
    private static int filled = fill();
    private static final int LAST = SQUARES[5];
    private static int[] late;

    static {
        late = SQUARES.clone();
        late[0] = filled;
    }

    private static int fill() {
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = i * i + LAST;
        }
        return SQUARES.length + (late == null ? 100 : 200);
    }

    private static class Table {
        static final Table[] ALL = new Table[3];
        static int made;
        final int number;

        static {
            for (int i = 0; i < ALL.length; i++) {
                ALL[i] = new Table();
            }
        }

        Table() {
            number = made++ + ALL.length;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(filled + " " + LAST + " " + late[0] + late[5] + " " + NAMES[1][1] + NAMES.length);
        for (Table each : Table.ALL) {
            System.out.print(each.number + " ");
        }
        System.out.println(Table.made);
    }
}
