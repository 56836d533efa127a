package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import awesome.runtime.exception.InterruptFrame;
import awesome.runtime.exception.UnwindContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Assembly, this module and the unwinder of the runtime must agree. */
class FrameLayoutTest {
    private static final Path ASSEMBLY = Path.of("src/main/asm");

    /** Constants of the form {@code NAME equ a * b + c | d}, from left to right. */
    private static Map<String, Integer> constants() throws IOException {
        Map<String, Integer> found = new HashMap<>();
        for (String line : Files.readAllLines(ASSEMBLY.resolve("trap_frame.inc"))) {
            String[] words = line.replaceFirst(";.*", "").trim().split("\\s+");
            if (words.length >= 3 && words[1].equals("equ")) {
                int value = value(words[2], found);
                for (int i = 3; i + 1 < words.length; i += 2) {
                    int operand = value(words[i + 1], found);
                    value = switch (words[i]) {
                        case "*" -> value * operand;
                        case "+" -> value + operand;
                        case "|" -> value | operand;
                        default -> throw new AssertionError("operator in: " + line);
                    };
                }
                found.put(words[0], value);
            }
        }
        return found;
    }

    private static int value(String word, Map<String, Integer> known) {
        return known.containsKey(word) ? known.get(word) : Integer.decode(word);
    }

    @Test
    void assemblyConstantsAreThoseOfJava() throws IOException {
        Map<String, Integer> assembly = constants();
        Map<String, Integer> java = new HashMap<>();
        java.put("STUB_SIZE", 16);
        java.put("FRAME_RDI", TrapFrame.RDI * 8);
        java.put("FRAME_RCX", TrapFrame.RCX * 8);
        java.put("FRAME_VECTOR", TrapFrame.VECTOR * 8);
        java.put("FRAME_RIP", TrapFrame.RIP * 8);
        java.put("FRAME_CS", TrapFrame.CS * 8);
        java.put("FRAME_FLAGS", TrapFrame.FLAGS * 8);
        java.put("FRAME_RSP", TrapFrame.RSP * 8);
        java.put("FRAME_SS", TrapFrame.SS * 8);
        java.put("FRAME_SIZE", TrapFrame.SIZE);
        java.put("CPU_TSS", ProcessorData.TSS);
        java.put("CPU_SIZE", ProcessorData.SIZE);
        java.put("KERNEL_CODE", Selectors.KERNEL_CODE);
        java.put("KERNEL_DATA", Selectors.KERNEL_DATA);
        java.put("USER_CODE", Selectors.USER_CODE);
        java.put("USER_DATA", Selectors.USER_DATA);
        java.put("TASK_STATE", Selectors.TASK_STATE);
        java.put("SYSTEM_CALL", Vectors.SYSTEM_CALL);
        java.forEach((name, value) -> assertEquals(value, assembly.get(name), name));
    }

    @Test
    void registersArePushedInTheOrderOfTheFrame() throws IOException {
        String text = Files.readString(ASSEMBLY.resolve("trap_frame.inc"));
        int position = TrapFrame.RAX;
        for (String line : text.substring(text.indexOf("PUSH_REGISTERS"), text.indexOf("POP_REGISTERS")).split("\n")) {
            if (line.contains("push ")) {
                assertEquals(TrapFrame.name(position).trim(), line.trim().split("\\s+")[1]);
                position--;
            }
        }
        assertEquals(-1, position);
        for (String line : text.substring(text.indexOf("POP_REGISTERS")).split("\n")) {
            if (line.contains("pop ")) {
                position++;
                assertEquals(TrapFrame.name(position).trim(), line.trim().split("\\s+")[1]);
            }
        }
        assertEquals(TrapFrame.RAX, position);
    }

    @Test
    void theUnwinderReadsTheSameFrame() {
        HostMemory.use(new HostMemory().map(0x1000, 0x2000));
        Address frame = Address.of(0x1000);
        for (int i = 0; i < TrapFrame.SIZE / 8; i++) {
            frame.writeLong(i * 8L, 100 + i);
        }
        frame.writeLong(TrapFrame.CS * 8L, Selectors.KERNEL_CODE);
        Address context = Address.of(0x2000);
        InterruptFrame.load(frame, context);
        assertEquals(100 + TrapFrame.RIP, UnwindContext.instruction(context).bits());
        assertEquals(100 + TrapFrame.RSP, UnwindContext.stackPointer(context).bits());
        assertTrue(UnwindContext.isExact(context));
        // DWARF numbers of rax, rdx, rcx, rbx, rsi, rdi, rbp (System V ABI AMD64, figure 3.36), then r8 to r15.
        int[] positions = {TrapFrame.RAX, TrapFrame.RDX, TrapFrame.RCX, 11, TrapFrame.RSI, TrapFrame.RDI, 10, TrapFrame.RSP, 7, 6, 5, 4, 3, 2, 1, 0};
        for (int i = 0; i < positions.length; i++) {
            assertEquals(100 + positions[i], context.readLong(i * 8L), "DWARF register " + i);
        }
        assertEquals(false, InterruptFrame.isUser(frame));
        frame.writeLong(TrapFrame.CS * 8L, Selectors.USER_CODE);
        assertEquals(true, InterruptFrame.isUser(frame));
    }
}
