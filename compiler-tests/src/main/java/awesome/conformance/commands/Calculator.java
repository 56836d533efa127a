package awesome.conformance.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;

/** Computes the lines of the standard input, with variables, until one says quit. */
public final class Calculator {
    private final Map<String, Double> variables = new HashMap<>();
    private String text;
    private int at;

    private Calculator() {}

    private boolean take(char wanted) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (take('+')) {
                value += product();
            } else if (take('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            if (take('*')) {
                value *= power();
            } else if (take('/')) {
                value /= power();
            } else if (take('%')) {
                value %= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double base = unary();
        return take('^') ? StrictMath.pow(base, power()) : base;
    }

    private double unary() {
        if (take('-')) {
            return -unary();
        } else if (take('(')) {
            double value = sum();
            if (!take(')')) {
                throw new IllegalArgumentException("no ) at " + at);
            }
            return value;
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw new IllegalArgumentException("nothing at " + at);
        } else if (Character.isDigit(word.charAt(0))) {
            return Double.parseDouble(word);
        } else if (take('(')) {
            double argument = sum();
            take(')');
            return switch (word) {
                case "sin" -> StrictMath.sin(argument);
                case "sqrt" -> Math.sqrt(argument);
                case "ln" -> StrictMath.log(argument);
                case "atan" -> Math.atan(argument);
                default -> throw new IllegalArgumentException("no function " + word);
            };
        }
        Double value = variables.get(word);
        if (value == null) {
            throw new IllegalArgumentException("no variable " + word);
        }
        return value;
    }

    private double compute(String line) {
        int equals = line.indexOf('=');
        text = line.substring(equals + 1).strip();
        at = 0;
        double value = sum();
        if (at < text.length()) {
            throw new IllegalArgumentException("rest \"" + text.substring(at) + "\"");
        }
        if (equals > 0) {
            variables.put(line.substring(0, equals).strip(), value);
        }
        return value;
    }

    public static void main(String[] arguments) throws IOException {
        Calculator calculator = new Calculator();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("quit")) {
                System.exit(3);
            }
            try {
                System.out.println(calculator.compute(line));
            } catch (IllegalArgumentException e) {
                System.out.println("error: " + e.getMessage());
            }
        }
    }
}
