package awesome.random.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes one program from one seed, always the same. */
public final class Generator {
    /** About how many statements that are not simple a program has. */
    private static final int STATEMENTS = 18;

    private final Random random;
    private final Templates templates = new Templates();
    private final Expressions expressions;
    private final Statements statements;
    private final Members members;

    private Generator(long seed) {
        // Seeds are small numbers in a row, and the first values of Random are alike for those.
        random = new Random(seed * 0x9e3779b97f4a7c15L);
        expressions = new Expressions(random, templates);
        statements = new Statements(random, expressions, STATEMENTS);
        members = new Members(random, templates, expressions, statements);
    }

    /** The program of a seed; its class is named after the seed. */
    public static GeneratedProgram program(long seed) {
        return new GeneratedProgram("P" + Long.toUnsignedString(seed), seed, new Generator(seed).body());
    }

    private Node body() {
        Scope scope = Scope.ofClass();
        List<Object> parts = new ArrayList<>(List.of(members.fields(scope)));
        if (random.nextInt(4) == 0) {
            parts.add(members.exception());
        }
        if (random.nextInt(6) == 0) {
            parts.add(members.generics());
        }
        if (random.nextInt(6) == 0) {
            parts.add(members.collections());
        }
        if (random.nextInt(5) == 0) {
            parts.add(members.record(scope));
        }
        if (random.nextInt(5) == 0) {
            parts.add(members.enumeration());
        }
        if (random.nextInt(5) < 2) {
            parts.add(new Hierarchy(random, templates, expressions, members).make(scope));
        }
        int methods = 1 + random.nextInt(3);
        for (int i = 0; i < methods; i++) {
            parts.add(members.staticMethod(scope));
        }
        if (random.nextInt(4) == 0) {
            parts.add(members.recursiveMethod(scope));
        }
        parts.add(mainMethod(scope));
        return Node.text(parts);
    }

    /** The method that runs everything; what it throws outside of {@code try} ends the program. */
    private Node mainMethod(Scope scope) {
        Scope inside = scope.mainMethod();
        List<Object> parts = new ArrayList<>(List.of("@Override\npublic void run(Trace t) {\ntrace = t;\n"));
        for (int i = 0; i < 2; i++) {
            parts.add(Node.statement("try {\n", statements.sequence(inside.block(), 2, 2),
                    "} catch (RuntimeException e) {\ntrace.caught(e);\n}\n"));
        }
        parts.add(Node.statement("for (int i = -3; i < 60; i++) {\ntry {\n", calls(inside),
                "} catch (RuntimeException e) {\ntrace.caught(e);\n}\n}\n"));
        parts.add(random.nextInt(5) == 0 ? statements.sequence(inside, 2, 1) : "");
        for (String type : List.of("int", "long", "boolean", "String", "double", "char")) {
            String field = scope.variable(type, true, random);
            parts.add(field == null ? "" : Node.statement("trace.add(" + field + ");\n"));
        }
        parts.add("trace.add(Arrays.hashCode(" + scope.variable("int[]", false, random) + "));\n}\n");
        return Node.text(parts);
    }

    /** Expressions of several types, most of which call methods of the program. */
    private Node calls(Scope scope) {
        Scope inside = scope.repeated(63);
        inside.add("int", "i", false, false);
        List<Object> parts = new ArrayList<>();
        for (String type : List.of("int", "long", members.resultType())) {
            parts.add(Node.statement("trace.add(", expressions.of(type, inside, 4), ");\n"));
        }
        return Node.text(parts);
    }
}
