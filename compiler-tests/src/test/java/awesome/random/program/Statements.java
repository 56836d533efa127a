package awesome.random.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes statements. Each can complete normally, as far as javac knows. */
final class Statements {
    private static final List<String> EXCEPTIONS = List.of("RuntimeException", "ArithmeticException",
            "IndexOutOfBoundsException", "ArrayIndexOutOfBoundsException | NullPointerException", "ArrayStoreException",
            "ClassCastException", "NegativeArraySizeException",
            "NumberFormatException | StringIndexOutOfBoundsException", "IllegalArgumentException");
    private static final List<String> THROWN = List.of("new IllegalStateException($String)",
            "new IllegalArgumentException(\"at \" + $int)", "new IndexOutOfBoundsException($int)");
    private static final List<String> SPARSE = List.of("0", "1", "-1", "7", "100", "-5000", "65536",
            "Integer.MAX_VALUE", "Integer.MIN_VALUE");

    private final Random random;
    private final Expressions expressions;
    private final List<String> enumConstants = new ArrayList<>();
    private String enumType;
    private String exception;
    private int left;

    /**
     * Makes statements.
     *
     * @param most about how many there may be
     */
    Statements(Random random, Expressions expressions, int most) {
        this.random = random;
        this.expressions = expressions;
        left = most;
    }

    /** From now on, programs may switch over this enum. */
    void useEnum(String type, List<String> constants) {
        enumType = type;
        enumConstants.addAll(constants);
    }

    /** From now on, programs may throw and catch this class, whose constructor takes an int that {@code code} has. */
    void useException(String type) {
        exception = type;
    }

    /** So many statements, without braces around. */
    Node sequence(Scope scope, int count, int depth) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(of(scope, depth));
        }
        return Node.text(parts);
    }

    private Node block(Scope scope, int depth) {
        return Node.text("{\n", sequence(scope, 1 + random.nextInt(left > 0 ? 3 : 1), depth - 1), "}");
    }

    private Node of(Scope scope, int depth) {
        left--;
        int kind = random.nextInt(100);
        if (kind < 18) {
            return declaration(scope);
        } else if (depth <= 0 || left <= 0 || kind < 42) {
            return simple(scope);
        } else if (kind < 54) {
            return condition(scope, depth);
        } else if (kind < 70) {
            return loop(scope, depth);
        } else if (kind < 77) {
            return choice(scope, depth);
        } else if (kind < 85) {
            return attempt(scope, depth);
        } else if (kind < 90) {
            return jump(scope);
        } else if (kind < 94) {
            return result(scope);
        } else if (kind < 97) {
            return thrown(scope);
        }
        return other(scope, depth);
    }

    private Node simple(Scope scope) {
        Node made = expressions.simpleStatement(scope, 2);
        return made != null ? made : Node.statement("trace.add(", expressions.of("int", scope, 2), ");\n");
    }

    private Node declaration(Scope scope) {
        int kind = random.nextInt(20);
        boolean constant = random.nextInt(3) == 0;
        String modifier = constant ? "final " : "";
        String type;
        Node value;
        if (kind < 12) {
            type = Templates.PRIMITIVES.get(random.nextInt(Templates.PRIMITIVES.size()));
            value = expressions.of(type, scope, 2);
        } else if (kind < 14) {
            type = "String";
            value = Node.text("Trace.cut(", expressions.of(type, scope, 2), ")");
        } else if (kind < 17) {
            constant = true;
            modifier = "final ";
            type = List.of("int[]", "long[]", "byte[]", "char[]", "double[]", "boolean[]", "String[]", "Object[]")
                    .get(random.nextInt(8));
            value = array(type.substring(0, type.length() - 2), scope);
        } else if (kind == 17) {
            type = "StringBuilder";
            value = expressions.fill("new StringBuilder($String)", scope, 1);
        } else {
            type = List.of("IntUnaryOperator", "IntBinaryOperator", "LongUnaryOperator", "UnaryString", "Object")
                    .get(random.nextInt(5));
            value = expressions.of(type, scope, 2);
        }
        String name = expressions.name("v");
        scope.add(type, name, !constant, constant);
        return Node.statement(modifier + type + " " + name + " = ", value, ";\n");
    }

    /** An array of 4 elements or more. */
    Node array(String element, Scope scope) {
        if (random.nextBoolean()) {
            return Node.text("new " + element + "[" + (4 + random.nextInt(4)) + "]");
        }
        List<Object> parts = new ArrayList<>(List.of("new " + element + "[] {"));
        for (int i = 0; i < 4; i++) {
            parts.add(expressions.of(element, scope, 0));
            parts.add(i < 3 ? ", " : "}");
        }
        return Node.text(parts);
    }

    private Node condition(Scope scope, int depth) {
        Node test = expressions.of("boolean", scope, 2);
        Node then = block(scope.block(), depth);
        return random.nextBoolean() ? Node.statement("if (", test, ") ", then, "\n")
                : Node.statement("if (", test, ") ", then, " else ", block(scope.block(), depth), "\n");
    }

    private Node loop(Scope scope, int depth) {
        int rounds = scope.rounds(random.nextInt(4) == 0 ? 200 : 2 + random.nextInt(12));
        String i = expressions.name("i");
        String label = expressions.name("loop");
        int kind = random.nextInt(8);
        if (kind == 0) {
            return overArray(scope, depth, label);
        }
        Scope inside = scope.repeated(rounds);
        inside.addLabel(label);
        inside.add(kind == 3 ? "long" : "int", i, false, false);
        return switch (kind) {
            case 1 -> Node.statement("int " + i + " = " + rounds + ";\n" + label + ":\nwhile (" + i + "-- > 0 && ",
                    expressions.of("boolean", inside, 1), ") ", block(inside.block(), depth), "\n");
            case 2 -> Node.statement("int " + i + " = 0;\n" + label + ":\ndo ", block(inside.block(), depth),
                    " while (++" + i + " < " + rounds + " && ", expressions.of("boolean", inside, 1), ");\n");
            case 3 -> Node.statement(label + ":\nfor (long " + i + " = " + rounds + "L; " + i + " > 0; " + i + "--) ",
                    block(inside, depth), "\n");
            case 4 -> Node.statement(label + ":\nfor (int " + i + " = " + 3 * rounds + "; " + i + " >= 3; " + i
                    + " -= 3) ", block(inside, depth), "\n");
            case 5 -> Node.statement(label + ":\nfor (int " + i + " = Integer.MAX_VALUE - " + rounds + "; " + i
                    + " > 0; " + i + "++) ", block(inside, depth), "\n");
            default -> Node.statement(label + ":\nfor (int " + i + " = 0; " + i + " < " + rounds + "; " + i + "++) ",
                    block(inside, depth), "\n");
        };
    }

    private Node overArray(Scope scope, int depth, String label) {
        String element = List.of("int", "long", "byte", "String", "double").get(random.nextInt(5));
        String array = scope.variable(element + "[]", false, random);
        Scope inside = scope.repeated(8);
        String each = expressions.name("e");
        inside.addLabel(label);
        inside.add(element, each, true, false);
        return Node.statement(label + ":\nfor (" + element + " " + each + " : ",
                array != null ? array : array(element, scope), ") ", block(inside, depth), "\n");
    }

    private Node choice(Scope scope, int depth) {
        String type = enumType != null && random.nextInt(3) == 0 ? enumType
                : List.of("int", "int", "int", "char", "String").get(random.nextInt(5));
        List<String> labels = new ArrayList<>(switch (type) {
            case "char" -> List.of("'a'", "'b'", "'Z'", "'\\u20ac'");
            case "String" -> List.of("\"\"", "\"Aa\"", "\"BB\"", "\"12\"", "\"Hello\"");
            case "int" -> random.nextBoolean() ? List.of("0", "1", "2", "3", "4") : SPARSE;
            default -> enumConstants;
        });
        Node key = expressions.of(type, scope, 2);
        List<Object> parts = new ArrayList<>(List.of("switch (",
                type.equals("int") && random.nextBoolean() ? Node.text("(", key, " & 7)") : key, ") {\n"));
        boolean arrows = random.nextBoolean();
        int cases = 2 + random.nextInt(3);
        int defaultAt = random.nextInt(4);
        for (int i = 0; i < cases; i++) {
            String label = i == defaultAt ? "default"
                    : labels.isEmpty() ? null : "case " + labels.remove(random.nextInt(labels.size()));
            if (label != null) {
                parts.add(label + (arrows ? " -> " : ": "));
                parts.add(block(scope.block(), depth));
                parts.add(arrows || random.nextInt(3) == 0 ? "\n" : "\nbreak;\n");
            }
        }
        parts.add("}\n");
        return Node.statement(parts);
    }

    private Node attempt(Scope scope, int depth) {
        List<Object> parts = new ArrayList<>(List.of("try ", block(scope.block(), depth)));
        boolean caught = random.nextInt(5) != 0;
        if (caught && exception != null && random.nextBoolean()) {
            handler(exception, scope, depth, parts);
        }
        if (caught) {
            handler(EXCEPTIONS.get(random.nextInt(2) * random.nextInt(EXCEPTIONS.size())), scope, depth, parts);
        }
        if (!caught || random.nextInt(3) == 0) {
            parts.add(" finally ");
            parts.add(block(scope.block(), depth));
        }
        parts.add("\n");
        return Node.statement(parts);
    }

    private void handler(String type, Scope scope, int depth, List<Object> parts) {
        String name = expressions.name("x");
        Scope inside = scope.block();
        if (type.equals(exception)) {
            inside.add("int", name + ".code", false, false);
        }
        parts.add(" catch (" + type + " " + name + ") {\ntrace.caught(" + name + ");\n");
        parts.add(sequence(inside, random.nextInt(3), depth - 1));
        parts.add(random.nextInt(8) == 0 ? Node.statement("if (", expressions.of("boolean", inside, 1),
                ") {\nthrow " + name + ";\n}\n") : "");
        parts.add("}");
    }

    private Node jump(Scope scope) {
        if (scope.labels().isEmpty()) {
            return simple(scope);
        }
        String label = scope.labels().get(random.nextInt(scope.labels().size()));
        return Node.statement("if (", expressions.of("boolean", scope, 2),
                ") {\n" + (random.nextBoolean() ? "break " : "continue ") + label + ";\n}\n");
    }

    private Node result(Scope scope) {
        if (scope.returns() == null) {
            return simple(scope);
        }
        boolean nothing = scope.returns().equals("void");
        return Node.statement("if (", expressions.of("boolean", scope, 2), ") {\nreturn ",
                nothing ? "" : expressions.of(scope.returns(), scope, 2), ";\n}\n");
    }

    private Node thrown(Scope scope) {
        String what = exception != null && random.nextBoolean() ? "new " + exception + "($int)"
                : THROWN.get(random.nextInt(THROWN.size()));
        return Node.statement("if (", expressions.of("boolean", scope, 2), ") {\nthrow ",
                expressions.fill(what, scope, 1), ";\n}\n");
    }

    private Node other(Scope scope, int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> Node.statement("synchronized (trace) ", block(scope.block(), depth), "\n");
            case 1 -> {
                String label = expressions.name("block");
                yield Node.statement(label + ": ", Node.text("{\n", sequence(scope.block(), 2, depth - 1), "if (",
                        expressions.of("boolean", scope, 2), ") {\nbreak " + label + ";\n}\n",
                        sequence(scope.block(), 1, depth - 1), "}\n"));
            }
            default -> Node.statement(block(scope.block(), depth), "\n");
        };
    }
}
