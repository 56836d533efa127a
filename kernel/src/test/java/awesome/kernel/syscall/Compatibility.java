package awesome.kernel.syscall;

import awesome.abi.linux.SystemCallName;
import awesome.abi.linux.SystemCallNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes {@code docs/linux-compatibility.md} from the table. */
final class Compatibility {
    /** Numbers that have a name in the code but no row yet. */
    static final Set<String> WITHOUT_ROW = Set.of("OPENAT2", "USTAT");

    private Compatibility() {}

    static String document() {
        StringBuilder out = new StringBuilder("# Linux compatibility\n\n");
        out.append("""
                The system calls of Linux on x86-64 and what this kernel does on each. This page is made from the
                table in `awesome.kernel.syscall.SystemCallTable`; a test compares the two.

                `yes`: as the man page says, as far as there is what the call acts on. `partly`: the note tells what
                is missing. `refused`: the call always fails, with the error that the note names. Calls that are not
                in the table fail with ENOSYS; they are listed below it.

                Unlike on Linux, the first process, number 1, has no protection from signals that end it; when it
                ends, all others do. Processes run as root unless they change that; files bring no capabilities.

                """);
        out.append("| number | call | supported | note |\n|---|---|---|---|\n");
        List<String> missing = new ArrayList<>();
        for (int number = 0; number < SystemCallNumber.LIMIT; number++) {
            SystemCall row = SystemCallTable.row(number);
            if (row != null) {
                out.append("| ").append(number).append(" | ").append(row.name())
                        .append(Signatures.of(number).describe()).append(" | ")
                        .append(row.support().word()).append(" | ").append(row.note())
                        .append(row.note().isEmpty() ? "|\n" : " |\n");
            } else if (SystemCallName.isName(number)) {
                missing.add(SystemCallName.of(number));
            }
        }
        out.append("\n## ENOSYS\n\n");
        int width = 0;
        for (int i = 0; i < missing.size(); i++) {
            String word = missing.get(i) + (i + 1 < missing.size() ? "," : ".");
            if (width + word.length() + 1 > 100) {
                out.append('\n');
                width = 0;
            }
            out.append(width == 0 ? "" : " ").append(word);
            width += word.length() + 1;
        }
        return out.append('\n').toString();
    }
}
