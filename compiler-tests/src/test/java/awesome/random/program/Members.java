package awesome.random.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the fields, methods and small types of a program, and the templates that use them. */
final class Members {
    private final Random random;
    private final Templates templates;
    private final Expressions expressions;
    private final Statements statements;

    Members(Random random, Templates templates, Expressions expressions, Statements statements) {
        this.random = random;
        this.templates = templates;
        this.expressions = expressions;
        this.statements = statements;
    }

    /** Static fields, set when the image is built. */
    Node fields(Scope scope) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String type = i == 3 ? "String" : Templates.PRIMITIVES.get(random.nextInt(Templates.PRIMITIVES.size()));
            parts.add(field("static ", type, Node.text(Literals.any(type, random)), scope, true));
        }
        for (String element : List.of("int", pickElement())) {
            parts.add(field("static final ", element + "[]", statements.array(element, scope), scope, false));
        }
        if (random.nextInt(3) == 0) {
            parts.add(field("static final ", "int[][]", Node.text("new int[4][5]"), scope, false));
        }
        return Node.text(parts);
    }

    private String pickElement() {
        return pick("long", "byte", "short", "char", "boolean", "float", "double", "String", "int");
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    private Node field(String modifiers, String type, Node value, Scope scope, boolean assignable) {
        String name = expressions.name("f");
        Node made = Node.member(modifiers + type + " " + name + " = ", value, ";\n");
        scope.add(type, name, assignable, true);
        return made;
    }

    /** A method and how many steps it takes. */
    record Method(Node node, long cost) {}

    /**
     * A method with a body.
     *
     * @param header its modifiers
     * @param last what is added to its result, such as a call of the method that it overrides; may be empty
     * @param cost the steps that this takes
     */
    Method method(String header, String result, String name, List<String> parameters, Scope scope, int size,
            String last, long cost) {
        Scope inside = scope.method(result);
        String declared = declare(parameters, inside);
        Node body = statements.sequence(inside, size, 3);
        Node value = expressions.of(result, inside, 3);
        Node node = Node.member(header + result + " " + name + "(" + declared + ") {\n", body, "return ", value,
                last + ";\n}\n");
        return new Method(node, 2 + inside.steps() + cost);
    }

    /** Parameters a1, a2, ...: their names depend on nothing, so that a body can name them. */
    private static String declare(List<String> types, Scope scope) {
        List<String> declared = new ArrayList<>();
        for (String type : types) {
            String name = "a" + (declared.size() + 1);
            declared.add(type + " " + name);
            scope.add(type, name, true, false);
        }
        return String.join(", ", declared);
    }

    List<String> parameters() {
        List<String> types = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            types.add(pick("int", "int", "long", "double", "String", "boolean", "byte", "char", "float", "Object",
                    "int[]"));
        }
        return types;
    }

    /** The text of a call, with gaps for the arguments. */
    static String call(String name, List<String> parameters) {
        // There may be no expression of an array type, but a program always has an array of int.
        List<String> gaps = parameters.stream().map(each -> (each.endsWith("]") ? "%" : "$") + each).toList();
        return name + "(" + String.join(", ", gaps) + ")";
    }

    String resultType() {
        return pick("int", "int", "int", "long", "double", "String", "boolean", "char", "byte", "float");
    }

    /** A static method; later ones may call it. */
    Node staticMethod(Scope scope) {
        String name = expressions.name("m");
        String result = resultType();
        List<String> parameters = parameters();
        Method made = method("static ", result, name, parameters, scope, 2 + random.nextInt(2), "", 0);
        for (int i = 0; i < 6; i++) {
            templates.add(result, call(name, parameters), made.cost());
        }
        return made.node();
    }

    /** A method that calls itself a few times. */
    Node recursiveMethod(Scope scope) {
        String name = expressions.name("r");
        Scope inside = scope.method("int");
        String declared = declare(List.of("int", "int"), inside);
        inside.add("int", "n", false, false);
        Node first = expressions.of("int", inside, 2);
        Node body = statements.sequence(inside, 2, 2);
        Node argument = expressions.of("int", inside, 2);
        Node last = expressions.of("int", inside, 2);
        long cost = 8 * (inside.steps() + 2);
        templates.add("int", name + "(($int & 7), $int, $int)", cost);
        templates.add("int", name + "(5, $int, $int)", cost);
        Node call = Node.expression("int", "(" + name + "(n - 1, ", argument, ", a1) ^ ", last, ")");
        return Node.member("static int " + name + "(int n, " + declared + ") {\nif (n <= 0) {\nreturn ", first,
                ";\n}\n", body, "return ", call, ";\n}\n");
    }

    /** A record, with a check and a method. */
    Node record(Scope scope) {
        String name = expressions.name("R");
        Scope inside = Scope.ofClass();
        inside.add("int", "a", false, true);
        inside.add("String", "b", false, true);
        inside.add("double", "c", false, true);
        Method method = method("", "int", "mix", List.of("int"), inside, 1, " + a", 0);
        templates.add(name, "new " + name + "($int, $String, $double)", 2);
        templates.add("int", "$" + name + ".mix($int)", method.cost());
        templates.add("int", "$" + name + ".hashCode()", 2);
        templates.add("String", "$" + name + ".toString()", 2);
        templates.add("boolean", "$" + name + ".equals($" + name + ")", 2);
        templates.add("double", "$" + name + ".c()", 2);
        templates.add("String", "$" + name + ".b()", 2);
        return Node.member("record " + name + "(int a, String b, double c) {\n",
                Node.member(name + " {\nif (a == 3) {\nthrow new IllegalArgumentException(\"three\");\n}\n}\n"),
                method.node(), "}\n");
    }

    /** An enum, one constant with a body. */
    Node enumeration() {
        String name = expressions.name("E");
        Scope inside = Scope.ofClass();
        inside.add("int", "n", true, true);
        Method general = method("", "int", "step", List.of("int"), inside, 1, "", 0);
        Method special = method("", "int", "step", List.of("int"), inside, 0, "", 0);
        List<String> constants = List.of("ONE", "TWO", "THREE", "FOUR");
        templates.add(name, name + "." + constants.get(random.nextInt(4)), 1);
        templates.add(name, name + ".values()[$index]", 2);
        templates.add("int", "$" + name + ".ordinal()", 1);
        templates.add("int", "$" + name + ".compareTo($" + name + ")", 1);
        templates.add("int", "$" + name + ".step($int)", Math.max(general.cost(), special.cost()));
        templates.add("boolean", "($" + name + " == $" + name + ")", 1);
        templates.add("String", "$" + name + ".name()", 1);
        templates.add(Templates.STATEMENT, "$" + name + ".n += $int;", 1);
        statements.useEnum(name, constants);
        return Node.member("enum " + name + " {\nONE(1), TWO(" + Literals.any("int", random) + ") {\n@Override\n",
                special.node(), "}, THREE(-3), FOUR(4);\nint n;\n" + name + "(int n) {\nthis.n = n;\n}\n",
                general.node(), "}\n");
    }

    /** An exception. */
    Node exception() {
        String name = expressions.name("X");
        statements.useException(name);
        return Node.member("static final class " + name + " extends RuntimeException {\nfinal int code;\n" + name
                + "(int code) {\nsuper(\"x\" + code);\nthis.code = code;\n}\n}\n");
    }

    /** A generic class and method. */
    Node generics() {
        String box = expressions.name("Box");
        String most = expressions.name("most");
        templates.add("int", "((int) " + most + "($int, $int))", 2);
        templates.add("String", most + "($String, $String)", 2);
        templates.add("char", "((char) " + most + "($char, $char))", 2);
        templates.add("double", "((double) new " + box + "<>($double).get())", 2);
        templates.add("int", "new " + box + "<>($int).compareTo(new " + box + "<>($int))", 2);
        templates.add("String", "new " + box + "<>($String).map(String::trim).get()", 2);
        templates.add("int", "((int) new " + box + "<>($String).map(String::length).get())", 2);
        templates.add("long", "((long) new " + box + "<>($long).map(Long::bitCount).map(Integer::longValue).get())", 2);
        return Node.text(Node.member("""
                static <T extends Comparable<T>> T most(T a, T b) {
                    return a.compareTo(b) < 0 ? b : a;
                }
                """.replace("most", most)), Node.member("""
                static final class Box<T extends Comparable<T>> implements Supplier<T>, Comparable<Box<T>> {
                    private final T value;
                    Box(T value) {
                        this.value = value;
                    }
                    @Override
                    public T get() {
                        return value;
                    }
                    @Override
                    public int compareTo(Box<T> o) {
                        return value.compareTo(o.value);
                    }
                    <U extends Comparable<U>> Box<U> map(Function<T, U> f) {
                        return new Box<>(f.apply(value));
                    }
                }
                """.replace("Box", box)));
    }

    /** A list and two maps. */
    Node collections() {
        String list = expressions.name("list");
        String sorted = expressions.name("sorted");
        String hashed = expressions.name("hashed");
        templates.add(Templates.STATEMENT, list + ".add($int);", 2);
        templates.add(Templates.STATEMENT, list + ".add($index, $int);", 2);
        templates.add(Templates.STATEMENT, sorted + ".merge($String, $int, Integer::sum);", 4);
        templates.add(Templates.STATEMENT, hashed + ".put($long, $String);", 4);
        templates.add(Templates.STATEMENT, "if (" + list + ".size() > 9) {\n" + list + ".clear();\n}\n", 2);
        templates.add(Templates.STATEMENT, "trace.add(Trace.cut(" + sorted + ".toString()));", 100);
        templates.add("int", "((int) " + list + ".get($index))", 2);
        templates.add("int", list + ".indexOf($int)", 100);
        templates.add("int", "((int) " + sorted + ".getOrDefault($String, $int))", 4);
        templates.add("int", hashed + ".size()", 1);
        templates.add("String", "Trace.cut(" + hashed + ".get($long))", 4);
        return Node.text(
                Node.member("static final ArrayList<Integer> " + list + " = new ArrayList<>(List.of(3, 1, 2));\n"),
                Node.member("static final TreeMap<String, Integer> " + sorted + " = new TreeMap<>();\n"),
                Node.member("static final HashMap<Long, String> " + hashed + " = new HashMap<>();\n"));
    }
}
