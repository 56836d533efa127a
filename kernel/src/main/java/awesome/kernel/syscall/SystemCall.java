package awesome.kernel.syscall;

import awesome.abi.linux.SystemCallName;
import awesome.magic.NonNull;

/**
 * A row of the table.
 *
 * @param number of the call
 * @param arguments how many it takes
 * @param handler what answers it
 * @param support how far it does what Linux does
 * @param note what a user of it should know; may be empty
 */
@NonNull
record SystemCall(int number, int arguments, Handler handler, Support support, String note) {
    /** How far a call does what it does on Linux. */
    enum Support {
        /** All that its man page says, as far as there is what it acts on. */
        FULL("yes"),
        /** Some of it; the note says which. */
        PARTIAL("partly"),
        /** It answers with an error that says so. */
        REFUSED("refused");

        private final String word;

        Support(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    String name() {
        return SystemCallName.of(number);
    }
}
