package awesome.kernel.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.ArchPrctl;
import awesome.abi.linux.ClockId;
import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.EventFlag;
import awesome.abi.linux.Limit;
import awesome.abi.linux.MemoryFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.ProcessControl;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SocketFlag;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTablesTest {
    /** Masks and sizes, which no argument is. */
    private static final String NO_VALUE = "F_OK|.*(_MASK|_MAX|_TYPE|ACCMODE|SIZE|_SETSIZE)";

    private static void agrees(Names names, Class<?> constants, String prefix) throws IllegalAccessException {
        int compared = 0;
        for (Field field : constants.getFields()) {
            if (field.getName().startsWith(prefix) && !field.getName().matches(NO_VALUE)) {
                long value = ((Number) field.get(null)).longValue();
                String text = names.text(field.getType() == int.class ? value & 0xffff_ffffL : value);
                // With bits there is the name of the zero of what is no bit, such as O_RDONLY.
                assertTrue(List.of(text.split("\\|")).contains(field.getName()), field.getName() + " is " + text);
                assertFalse(text.contains("0x"), field.getName() + " is " + text);
                compared++;
            }
        }
        assertTrue(compared > 0, constants + " " + prefix);
    }

    @Test
    void namesAreThoseOfTheHeaders() throws Exception {
        agrees(NameTables.OPEN, OpenFlag.class, "O_");
        agrees(NameTables.FCNTL, OpenFlag.class, "F_");
        agrees(NameTables.WHENCE, OpenFlag.class, "SEEK_");
        agrees(NameTables.RENAME, OpenFlag.class, "RENAME_");
        agrees(NameTables.PROTECTION, MemoryFlag.class, "PROT_");
        agrees(NameTables.MAP, MemoryFlag.class, "MAP_");
        agrees(NameTables.MREMAP, MemoryFlag.class, "MREMAP_");
        agrees(NameTables.ADVICE, MemoryFlag.class, "MADV_");
        agrees(NameTables.CLONE, CloneFlag.class, "CLONE_");
        agrees(NameTables.ACTION, Signal.class, "SA_");
        agrees(NameTables.MASK_CHANGE, Signal.class, "SIG_");
        agrees(NameTables.CLOCK, ClockId.class, "CLOCK_");
        agrees(NameTables.LIMIT, Limit.class, "RLIMIT_");
        agrees(NameTables.PRCTL, ProcessControl.class, "PR_");
        agrees(NameTables.ARCH_PRCTL, ArchPrctl.class, "ARCH_");
        agrees(NameTables.EPOLL_CHANGE, EventFlag.class, "EPOLL_CTL_");
        agrees(NameTables.POLL_EVENT, PollEvent.class, "POLL");
        agrees(NameTables.SHUT, SocketFlag.class, "SHUT_");
        agrees(NameTables.FAMILY, SocketFlag.class, "AF_");
        agrees(NameTables.SOCKET, SocketFlag.class, "SOCK_");
        agrees(NameTables.SOCKET_OPTION, SocketFlag.class, "SO_");
        for (int signal = 1; signal < 32; signal++) {
            assertTrue(NameTables.SIGNAL.text(signal).startsWith("SIG"));
        }
    }

    @Test
    void bitsWithoutANameAreANumber() {
        assertEquals("O_WRONLY|O_APPEND|0x40000000", NameTables.OPEN.text(0x40000401));
        assertEquals("0", NameTables.MESSAGE.text(0));
        assertEquals("0x80000", NameTables.MESSAGE.text(0x80000));
        assertEquals("PROT_NONE", NameTables.PROTECTION.text(0));
        assertEquals("77", NameTables.WHENCE.text(77));
        assertEquals("-1", NameTables.WHENCE.text(-1));
    }

    @Test
    void aSignatureKnowsItsKinds() {
        Signature signature = Signature.of("fd fd, out buf, size count");
        assertEquals(3, signature.count());
        assertEquals("(fd, buf, count)", signature.describe());
        assertEquals("()", Signature.of("").describe());
        String wrong = assertThrows(IllegalArgumentException.class,
                () -> Signature.of("fish fd")).getMessage();
        assertEquals("no kind of argument is called fish", wrong);
    }
}
