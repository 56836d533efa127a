package awesome.conformance.collections;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A small interpreter: maps of lambdas, a stack of numbers, recursion. */
public final class Interpreter {
    private final Deque<Long> stack = new ArrayDeque<>();
    private final Map<String, Consumer<Interpreter>> words = new HashMap<>();
    private final StringBuilder output = new StringBuilder();

    private Interpreter() {
        words.put("+", i -> i.stack.push(i.stack.pop() + i.stack.pop()));
        words.put("*", i -> i.stack.push(i.stack.pop() * i.stack.pop()));
        words.put("-", i -> i.stack.push(-i.stack.pop() + i.stack.pop()));
        words.put("dup", i -> i.stack.push(i.stack.peek()));
        words.put(".", i -> i.output.append(i.stack.pop()).append(' '));
        words.put("swap", Interpreter::swap);
    }

    private void swap() {
        long top = stack.pop();
        long below = stack.pop();
        stack.push(top);
        stack.push(below);
    }

    private void run(String text) {
        List<String> definition = null;
        for (String word : text.split(" ")) {
            if (word.equals(":")) {
                definition = new ArrayList<>();
            } else if (word.equals(";")) {
                List<String> body = definition;
                words.put(body.get(0), i -> body.subList(1, body.size()).forEach(i::run));
                definition = null;
            } else if (definition != null) {
                definition.add(word);
            } else if (words.containsKey(word)) {
                words.get(word).accept(this);
            } else {
                stack.push(Long.parseLong(word));
            }
        }
    }

    public static void main(String[] arguments) {
        Interpreter interpreter = new Interpreter();
        interpreter.run(": square dup * ; : quad square square ;");
        interpreter.run("3 square . 2 quad . 10 4 - . 1 2 swap - . 7 quad quad .");
        System.out.println(interpreter.output);
        try {
            interpreter.run("5 + .");
        } catch (java.util.NoSuchElementException e) {
            System.out.println("stack empty " + interpreter.stack);
        }
        try {
            interpreter.run("unknown");
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
