package awesome.random.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What code at one place may use, and how often it runs. */
final class Scope {
    /**
     * Something with a name that can be read.
     *
     * @param assignable whether it can be assigned to
     * @param captured whether lambdas may use it
     */
    record Variable(String type, String name, boolean assignable, boolean captured) {}

    /** Most steps that a method takes, about. */
    private static final long STEPS = 3_000;
    /** Most steps that the whole program takes, about. */
    private static final long ALL_STEPS = 200_000;
    private static final long NEVER = ALL_STEPS + 1;

    private final Scope outer;
    private final List<Variable> variables = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final long times;
    private final String returns;
    private final long limit;
    private final long[] steps;

    private Scope(Scope outer, long times, String returns, long limit, long[] steps) {
        this.outer = outer;
        this.times = times;
        this.returns = returns;
        this.limit = limit;
        this.steps = steps;
    }

    /** That of a class: what all its methods may use. */
    static Scope ofClass() {
        return new Scope(null, 1, null, STEPS, new long[1]);
    }

    /** That of a method with this type of result, or {@code "void"}. */
    Scope method(String result) {
        return new Scope(this, 1, result, STEPS, new long[1]);
    }

    /** That of the method that calls all others. */
    Scope mainMethod() {
        return new Scope(this, 1, "void", ALL_STEPS, new long[1]);
    }

    /** That of a block. */
    Scope block() {
        return repeated(1);
    }

    /** That of the body of a loop that runs so many times. */
    Scope repeated(int count) {
        Scope scope = new Scope(this, times * count, returns, limit, steps);
        scope.labels.addAll(labels);
        return scope;
    }

    /** That of a block inside of an expression, which no jump leaves. */
    Scope inExpression() {
        return new Scope(this, times, null, limit, steps);
    }

    /** That of a lambda's body, which calls nothing that takes long, as nobody knows how often it is called. */
    Scope lambda() {
        Scope scope = new Scope(null, NEVER, null, STEPS, new long[1]);
        for (Scope each = this; each != null; each = each.outer) {
            each.variables.stream().filter(Variable::captured).forEach(scope.variables::add);
        }
        return scope;
    }

    void add(String type, String name, boolean assignable, boolean captured) {
        variables.add(new Variable(type, name, assignable, captured));
    }

    void addLabel(String label) {
        labels.add(label);
    }

    /** The labels of loops around, outermost first. */
    List<String> labels() {
        return labels;
    }

    /** The type of the method's result, {@code "void"}, or null where it cannot return. */
    String returns() {
        return returns;
    }

    /** A variable of that type, or null; inner ones rather than outer ones. */
    String variable(String type, boolean assigned, Random random) {
        List<Variable> found = new ArrayList<>();
        for (Scope each = this; each != null; each = each.outer) {
            for (Variable variable : each.variables) {
                if (variable.type().equals(type) && (variable.assignable() || !assigned)) {
                    found.add(variable);
                }
            }
            if (!found.isEmpty() && random.nextInt(3) == 0) {
                break;
            }
        }
        return found.isEmpty() ? null : found.get(random.nextInt(found.size())).name();
    }

    /** Whether something that takes so many steps may be done here. */
    boolean affords(long cost) {
        return cost <= 1 || steps[0] + times * cost <= limit;
    }

    /** How many times a loop here may run, at most a given number. */
    int rounds(int most) {
        return (int) Math.max(1, Math.min(most, (limit - steps[0]) / 20 / times));
    }

    /** Counts something done here. */
    void spend(long cost) {
        steps[0] += times * cost;
    }

    /** The steps of the method so far. */
    long steps() {
        return steps[0];
    }
}
