package awesome.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares every row of every frame description of a real library with what LLVM reads there. */
class CallFramesTest {
    private static final Path LIBRARY = Path.of("/lib/x86_64-linux-gnu/libc.so.6");
    private static final Address CONTEXT = Address.of(0x1000);
    private static final String[] NAMES = {
        "RAX", "RDX", "RCX", "RBX", "RSI", "RDI", "RBP", "RSP",
        "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "RIP",
    };
    private static final Pattern FDE = Pattern.compile("[0-9a-f]+ [0-9a-f]+ [0-9a-f]+ FDE .*pc=([0-9a-f]+)\\.\\.\\.([0-9a-f]+)");
    private static final Pattern ROW = Pattern.compile("  0x([0-9a-f]+): CFA=(.*)");

    private static boolean find(HostElf elf, long address) {
        UnwindContext.setRegister(CONTEXT, UnwindContext.RIP, HostElf.BIAS + address);
        CONTEXT.writeLong(UnwindContext.EXACT, 1);
        return !CallFrames.find(CONTEXT, Address.of(elf.ehFrameHeader)).isZero();
    }

    private static String signed(long offset) {
        return offset == 0 ? "" : offset < 0 ? Long.toString(offset) : "+" + offset;
    }

    /** The row in the words of llvm-dwarfdump, expressions left out. */
    private static String row() {
        Address row = CONTEXT.plus(UnwindContext.ROW);
        int cfa = (int) row.readLong();
        StringBuilder text = new StringBuilder(cfa < 0 ? "expression" : NAMES[cfa] + signed(row.readLong(8)));
        String separator = ": ";
        for (int i = 0; i < UnwindContext.REGISTERS; i++) {
            long rule = FrameRules.rule(row, i);
            String value = switch (FrameRules.kind(rule)) {
                case FrameRules.UNDEFINED -> "undefined";
                case FrameRules.OFFSET -> "[CFA" + signed(FrameRules.operand(rule)) + "]";
                case FrameRules.VALUE_OFFSET -> "CFA" + signed(FrameRules.operand(rule));
                case FrameRules.REGISTER -> NAMES[(int) FrameRules.operand(rule)];
                case FrameRules.EXPRESSION -> "expression";
                default -> null;
            };
            if (value != null) {
                text.append(separator).append(NAMES[i]).append('=').append(value);
                separator = ", ";
            }
        }
        return text.toString();
    }

    private static String withoutExpressions(String text) {
        if (!text.contains("DW_OP")) {
            return text;
        }
        return text.replaceAll("=\\[DW_OP[^\\]]*\\]", "=expression").replaceAll("^DW_OP.*?: ", "expression: ");
    }

    @Test
    void everyRowIsThatOfLlvm() throws Exception {
        HostElf elf = new HostElf(LIBRARY);
        HostMemory.current().map(CONTEXT.bits(), UnwindContext.SIZE);
        List<String> dump = HostElf.run(List.of("llvm-dwarfdump-19", "--eh-frame", LIBRARY.toString()), "");
        int rows = 0;
        boolean inFunction = false;
        for (String line : dump) {
            Matcher fde = FDE.matcher(line);
            Matcher row = ROW.matcher(line);
            if (fde.matches()) {
                inFunction = true;
                assertTrue(find(elf, Long.parseLong(fde.group(1), 16)), line);
                assertEquals(HostElf.BIAS + Long.parseLong(fde.group(1), 16), CONTEXT.readLong(UnwindContext.FUNCTION), line);
                assertEquals(HostElf.BIAS + Long.parseLong(fde.group(2), 16), CONTEXT.readLong(UnwindContext.FUNCTION_END), line);
                assertTrue(find(elf, Long.parseLong(fde.group(2), 16) - 1), line);
            } else if (inFunction && row.matches()) {
                assertTrue(find(elf, Long.parseLong(row.group(1), 16)), line);
                Address found = CallFrames.find(CONTEXT, Address.of(elf.ehFrameHeader));
                assertTrue(FrameRules.compute(CONTEXT, found.bits() + 4 + found.readUnsignedInt()), line);
                assertEquals(withoutExpressions(row.group(2)), row(), line);
                rows++;
            }
        }
        assertTrue(rows > 10_000, rows + " rows");
        assertFalse(find(elf, 8), "the ELF header is not a function");
        assertFalse(find(elf, 0x7fff_ffffL), "behind everything");
    }

    /** A caller's registers come from where the rules of a real function say. */
    @Test
    void aStepRestoresTheCaller() throws Exception {
        HostElf elf = new HostElf(LIBRARY);
        HostMemory.current().map(CONTEXT.bits(), UnwindContext.SIZE);
        List<String> dump = HostElf.run(List.of("llvm-dwarfdump-19", "--eh-frame", LIBRARY.toString()), "");
        Pattern wanted = Pattern.compile("  0x([0-9a-f]+): CFA=RSP\\+32: RBX=\\[CFA-24\\], RBP=\\[CFA-16\\], RIP=\\[CFA-8\\]");
        String place = dump.stream().map(wanted::matcher).filter(Matcher::matches).findFirst().orElseThrow().group(1);
        Address stack = Address.of(0x7000_0000L);
        HostMemory.current().map(stack.bits(), 4096);
        stack.writeLong(8, 111);
        stack.writeLong(16, 222);
        stack.writeLong(24, 333);
        assertTrue(find(elf, Long.parseLong(place, 16)));
        UnwindContext.setRegister(CONTEXT, UnwindContext.RSP, stack.bits());
        UnwindContext.setRegister(CONTEXT, 12, 444);
        assertTrue(CallFrames.step(CONTEXT, Address.of(elf.ehFrameHeader)));
        assertEquals(111, UnwindContext.register(CONTEXT, UnwindContext.RBX));
        assertEquals(222, UnwindContext.register(CONTEXT, UnwindContext.RBP));
        assertEquals(333, UnwindContext.register(CONTEXT, UnwindContext.RIP));
        assertEquals(444, UnwindContext.register(CONTEXT, 12));
        assertEquals(stack.bits() + 32, UnwindContext.register(CONTEXT, UnwindContext.RSP));
        assertFalse(UnwindContext.isExact(CONTEXT), "the caller is at a return address");
    }

    /** Calls with arguments on the stack say how many bytes a landing pad finds there. */
    @Test
    void argumentsOnTheStackBelongToTheirCalls() {
        HostMemory.current().map(CONTEXT.bits(), UnwindContext.SIZE);
        Address table = Address.of(0x9000);
        HostMemory.current().map(table.bits(), 4096);
        int[] cie = {12, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0x78, 16, 0x0c, 7, 8};
        // Absolute: from 0x100 on, 0x40 bytes; args_size 16 from 0x110 on, 0 again from 0x120 on.
        int[] fde = {28, 0, 0, 0, 20, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0x50, 0x2e, 16, 0x50, 0x2e, 0, 0, 0};
        for (int i = 0; i < cie.length; i++) {
            table.writeByte(i, (byte) cie[i]);
        }
        Address description = table.plus(cie.length);
        for (int i = 0; i < fde.length; i++) {
            description.writeByte(i, (byte) fde[i]);
        }
        CONTEXT.writeLong(UnwindContext.EXACT, 1);
        for (int[] each : new int[][] {{0x100, 0}, {0x10f, 0}, {0x110, 16}, {0x11f, 16}, {0x120, 0}}) {
            UnwindContext.setRegister(CONTEXT, UnwindContext.RIP, each[0]);
            assertEquals(each[1], CallFrames.argumentBytes(CONTEXT, description), "at " + Integer.toHexString(each[0]));
        }
    }
}
