package awesome.conformance.commands;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Assembles a program for a stack machine into a file, in two passes, and runs the file. */
public final class Assembler {
    private enum Operation {
        PUSH(true), ADD(false), SUB(false), MUL(false), DUP(false), SWAP(false), PRINT(false), JUMP(true), ZERO(true),
        LOAD(true), STORE(true), HALT(false);

        private final boolean operand;

        Operation(boolean operand) {
            this.operand = operand;
        }

        int size() {
            return operand ? 1 + Integer.BYTES : 1;
        }
    }

    private Assembler() {}

    private static Map<String, Integer> labels(List<String> lines) {
        Map<String, Integer> labels = new HashMap<>();
        int address = 0;
        for (String line : lines) {
            if (line.endsWith(":")) {
                labels.put(line.substring(0, line.length() - 1), address);
            } else {
                address += Operation.valueOf(line.split(" ")[0].toUpperCase(Locale.ROOT)).size();
            }
        }
        return labels;
    }

    private static byte[] assemble(List<String> lines, Map<String, Integer> labels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String line : lines) {
            if (line.endsWith(":")) {
                continue;
            }
            String[] parts = line.split(" +");
            Operation operation = Operation.valueOf(parts[0].toUpperCase(Locale.ROOT));
            out.writeByte(operation.ordinal());
            if (operation.operand) {
                Integer label = labels.get(parts[1]);
                out.writeInt(label != null ? label : Integer.decode(parts[1]));
            }
        }
        return bytes.toByteArray();
    }

    private static int run(ByteBuffer code) {
        Deque<Integer> stack = new ArrayDeque<>();
        int[] memory = new int[16];
        int steps = 0;
        while (true) {
            steps++;
            Operation operation = Operation.values()[code.get()];
            int operand = operation.operand ? code.getInt() : 0;
            switch (operation) {
                case PUSH -> stack.push(operand);
                case ADD -> stack.push(stack.pop() + stack.pop());
                case SUB -> stack.push(-stack.pop() + stack.pop());
                case MUL -> stack.push(stack.pop() * stack.pop());
                case DUP -> stack.push(stack.peek());
                case SWAP -> {
                    int top = stack.pop();
                    int below = stack.pop();
                    stack.push(top);
                    stack.push(below);
                }
                case PRINT -> System.out.println(stack.pop());
                case JUMP -> code.position(operand);
                case ZERO -> {
                    if (stack.pop() == 0) {
                        code.position(operand);
                    }
                }
                case LOAD -> stack.push(memory[operand]);
                case STORE -> memory[operand] = stack.pop();
                case HALT -> {
                    return steps;
                }
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[0])).stream()
                .map(line -> line.replaceAll(";.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        Map<String, Integer> labels = labels(lines);
        Path program = Path.of(arguments[1]);
        Files.write(program, assemble(lines, labels));
        System.out.println(Files.size(program) + " bytes, " + labels.get("loop") + " " + labels.get("end"));
        System.out.println(run(ByteBuffer.wrap(Files.readAllBytes(program))) + " steps");
        Files.writeString(Path.of("bad.s"), "push nothing\n");
        assemble(Files.readAllLines(Path.of("bad.s")), Map.of());
    }
}
