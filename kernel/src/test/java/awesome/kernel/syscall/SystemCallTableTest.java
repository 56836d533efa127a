package awesome.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SystemCallName;
import awesome.abi.linux.SystemCallNumber;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.trace.Signature;
import awesome.kernel.trace.TraceFilter;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SystemCallTableTest {
    private static final Path DOCUMENT = Path.of("../docs/linux-compatibility.md");

    @Test
    void everyNumberThatTheKernelKnowsHasARowOfThatName() throws Exception {
        for (Field field : SystemCallNumber.class.getFields()) {
            int number = field.getInt(null);
            if (field.getName().equals("LIMIT")) {
                continue;
            }
            assertEquals(field.getName().toLowerCase(), SystemCallName.of(number));
            if (SystemCallTable.row(number) == null) {
                assertTrue(Compatibility.WITHOUT_ROW.contains(field.getName()), field.getName() + " has no row");
            }
        }
    }

    @Test
    void rowsAreWhereTheirNumberIsAndSayWhatIsMissing() {
        int rows = 0;
        for (int number = 0; number < SystemCallNumber.LIMIT; number++) {
            SystemCall row = SystemCallTable.row(number);
            if (row == null) {
                continue;
            }
            rows++;
            assertEquals(number, row.number());
            assertTrue(SystemCallName.isName(number));
            assertNotNull(row.handler());
            assertTrue(row.arguments() >= 0 && row.arguments() <= 6, row.name());
            assertEquals(row.support() == SystemCall.Support.FULL, row.note().isEmpty(), row.name());
        }
        assertTrue(rows > 200, rows + " rows");
    }

    @Test
    void otherNumbersHaveNone() {
        for (long number : new long[] {-1, Long.MIN_VALUE, SystemCallNumber.LIMIT, 1L << 32, Long.MAX_VALUE, 335}) {
            assertNull(SystemCallTable.row(number));
            Sandbox box = new Sandbox();
            box.context().accumulator = number;
            box.calls().call(box.process.task());
            assertEquals(-Errno.ENOSYS, box.context().accumulator);
        }
    }

    @Test
    void unknownCallsAreToldOnceWhenAskedFor() {
        Sandbox box = new Sandbox();
        SystemCalls calls = new SystemCalls(box.machine, TraceFilter.of("unknown"));
        for (int i = 0; i < 3; i++) {
            box.context().call(335);
            calls.call(box.process.task());
            box.context().call(SystemCallNumber.GETPID);
            calls.call(box.process.task());
            box.context().call(321, 1);
            calls.call(box.process.task());
        }
        assertEquals(2, box.machine.log.size());
        assertEquals("program[1]: the kernel has no system call 335 (system call 335): ENOSYS", box.machine.log.get(0));
        assertEquals("program[1]: the kernel has no system call 321 (bpf): ENOSYS", box.machine.log.get(1));
    }

    @Test
    void everyRowSaysWhatItTakes() {
        for (int number = 0; number < SystemCallNumber.LIMIT; number++) {
            SystemCall row = SystemCallTable.row(number);
            Signature signature = Signatures.of(number);
            if (row == null) {
                assertNull(signature, SystemCallName.of(number));
            } else {
                assertNotNull(signature, row.name());
                assertEquals(row.arguments(), signature.count(), row.name());
            }
        }
    }

    /** Run the tests of this module with {@code -Dawesome.write=true} to write the document anew. */
    @Test
    void theDocumentIsCurrent() throws Exception {
        String text = Compatibility.document();
        if (Boolean.getBoolean("awesome.write")) {
            Files.writeString(DOCUMENT, text);
        }
        assertEquals(text, Files.readString(DOCUMENT),
                "docs/linux-compatibility.md is not that of the table; this test with -Dawesome.write=true writes it");
        assertFalse(text.contains("null"));
    }
}
