package awesome.random.program;

import awesome.random.program.Templates.Function;
import awesome.random.program.Templates.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes expressions and simple statements. */
final class Expressions {
    private static final Pattern GAP = Pattern.compile("([$@%~])([A-Za-z][A-Za-z0-9]*(?:\\[\\])*)");
    /** How often a template that does not fit is replaced by another. */
    private static final int ATTEMPTS = 5;

    private final Random random;
    private final Templates templates;
    private int names;

    Expressions(Random random, Templates templates) {
        this.random = random;
        this.templates = templates;
    }

    /** A name that the program does not have yet. */
    String name(String prefix) {
        names++;
        return prefix + names;
    }

    /** An expression of a type, nested so deep at most. */
    Node of(String type, Scope scope, int depth) {
        if (type.equals("index")) {
            return index(scope, depth);
        } else if (templates.function(type) != null) {
            return function(templates.function(type), scope, depth);
        } else if (depth <= 0 || random.nextInt(100) < 20) {
            return leaf(type, scope);
        } else if (random.nextInt(100) < 3 && Literals.has(type)) {
            return choice(type, scope, depth);
        }
        Node made = template(type, scope, depth - 1, templates.of(type));
        return made != null ? Node.expression(type, made) : leaf(type, scope);
    }

    /** A statement such as an assignment, or null if there is none here. */
    Node simpleStatement(Scope scope, int depth) {
        scope.spend(1);
        Node made = template("void", scope, depth, templates.of(Templates.STATEMENT));
        return made == null ? null : Node.statement(made, "\n");
    }

    private Node leaf(String type, Scope scope) {
        String variable = random.nextInt(3) == 0 && Literals.has(type) ? null : scope.variable(type, false, random);
        if (variable != null) {
            return Node.expression(type, variable);
        } else if (Literals.has(type)) {
            return Node.expression(type, Literals.any(type, random));
        }
        // Other types have a template that needs nothing more than primitive types, unless it is too expensive here.
        Node made = random.nextInt(20) == 0 ? null : template(type, scope, 0, templates.of(type));
        return Node.expression(type, made == null ? Literals.simplest(type) : made);
    }

    private Node index(Scope scope, int depth) {
        if (random.nextInt(10) == 0) {
            return Node.expression("int", "(" + (random.nextInt(12) - 1) + ")");
        }
        return Node.expression("int", "(", of("int", scope, Math.min(depth, 1)), " & 3)");
    }

    private Node template(String type, Scope scope, int depth, List<Template> from) {
        for (int i = 0; i < ATTEMPTS && !from.isEmpty(); i++) {
            Template chosen = from.get(random.nextInt(from.size()));
            if (scope.affords(chosen.cost())) {
                Node made = fill(chosen.text(), scope, depth);
                if (made != null) {
                    scope.spend(chosen.cost());
                    return made;
                }
            }
        }
        return null;
    }

    /** The template with its gaps filled, or null if there is no variable for one. */
    Node fill(String template, Scope scope, int depth) {
        List<Object> parts = new ArrayList<>();
        Map<String, String> fresh = new HashMap<>();
        Matcher gap = GAP.matcher(template);
        int end = 0;
        while (gap.find()) {
            parts.add(template.substring(end, gap.start()));
            end = gap.end();
            String name = gap.group(2);
            Object part = switch (gap.group(1)) {
                case "$" -> of(name, scope, depth);
                case "@" -> scope.variable(name, true, random);
                case "%" -> scope.variable(name, false, random);
                default -> fresh.computeIfAbsent(name, this::name);
            };
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        parts.add(template.substring(end));
        return Node.text(parts);
    }

    private Node function(Function shape, Scope scope, int depth) {
        String type = shape.type();
        String variable = random.nextInt(3) == 0 ? null : scope.variable(type, false, random);
        if (variable != null) {
            return Node.expression(type, variable);
        }
        Scope inside = scope.lambda();
        List<String> parameters = new ArrayList<>();
        for (String each : shape.parameters()) {
            String name = name("p");
            parameters.add(name);
            inside.add(each, name, true, false);
        }
        return Node.expression(type, "((" + type + ") (" + String.join(", ", parameters) + ") -> ",
                of(shape.result(), inside, Math.max(1, depth)), ")");
    }

    /** A switch expression. */
    private Node choice(String type, Scope scope, int depth) {
        Scope inside = scope.inExpression();
        boolean text = random.nextInt(3) == 0;
        Node key = of(text ? "String" : "int", scope, depth - 1);
        List<Object> parts = new ArrayList<>(List.of("(switch (", key, ") {\n"));
        int cases = 1 + random.nextInt(4);
        for (int i = 0; i < cases; i++) {
            String label = text ? List.of("\"\"", "\"a\"", "\"Aa\"", "\"BB\"").get(i) : Integer.toString(i * i * i - 1);
            parts.add("case " + label + " -> ");
            parts.add(of(type, inside, depth - 1));
            parts.add(";\n");
        }
        Node statement = random.nextBoolean() ? simpleStatement(inside, depth - 1) : null;
        parts.add("default -> {\n");
        parts.add(statement == null ? "" : statement);
        // Not "yield (...)", which javac takes for a call.
        String value = name("y");
        parts.add(type + " " + value + " = ");
        parts.add(of(type, inside, depth - 1));
        parts.add(";\nyield " + value + ";\n}\n})");
        return Node.expression(type, parts);
    }
}
