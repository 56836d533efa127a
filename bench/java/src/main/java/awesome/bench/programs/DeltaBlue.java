package awesome.bench.programs;

import java.util.ArrayList;
import java.util.List;

/**
 * DeltaBlue, an incremental solver of one-way constraints with strengths (Sannella, Maloney, Freeman-Benson, Borning:
 * "Multi-way versus one-way constraints in user interfaces", 1993): virtual calls, lists, enums.
 */
final class DeltaBlue {
    private int mark;

    private DeltaBlue() {}

    /** Solves a chain and a projection of this many variables. */
    static long run(int size) {
        return chain(size) * 31 + projection(size);
    }

    private enum Strength {
        REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST;

        boolean isStrongerThan(Strength other) {
            return ordinal() < other.ordinal();
        }

        Strength weaker(Strength other) {
            return isStrongerThan(other) ? other : this;
        }
    }

    private static final class Variable {
        int value;
        final List<Constraint> constraints = new ArrayList<>();
        Constraint determinedBy;
        int mark;
        Strength strength = Strength.WEAKEST;
        boolean stays = true;

        Variable(int value) {
            this.value = value;
        }
    }

    private abstract static class Constraint {
        final Strength strength;

        Constraint(Strength strength) {
            this.strength = strength;
        }

        abstract void addToGraph();

        abstract void removeFromGraph();

        abstract boolean isSatisfied();

        abstract void setUnsatisfied();

        /** Decides which variable to set, if this constraint is stronger than what sets one now. */
        abstract void chooseMethod(int mark);

        abstract Variable output();

        abstract boolean inputsKnown(int mark);

        abstract void markInputs(int mark);

        abstract void recalculate();

        abstract void execute();

        /** Enforces this constraint; the result is the weaker one that it displaced, or null. */
        Constraint satisfy(DeltaBlue solver, int mark) {
            chooseMethod(mark);
            if (!isSatisfied()) {
                if (strength == Strength.REQUIRED) {
                    throw new IllegalStateException("a required constraint cannot be satisfied");
                }
                return null;
            }
            markInputs(mark);
            Variable out = output();
            Constraint displaced = out.determinedBy;
            if (displaced != null) {
                displaced.setUnsatisfied();
            }
            out.determinedBy = this;
            if (!solver.propagate(this, mark)) {
                throw new IllegalStateException("the constraints are cyclic");
            }
            out.mark = mark;
            return displaced;
        }
    }

    /** On one variable: to stay as it is, or to be set from outside. */
    private static final class Unary extends Constraint {
        private final Variable variable;
        private final boolean edit;
        private boolean satisfied;

        Unary(Variable variable, Strength strength, boolean edit) {
            super(strength);
            this.variable = variable;
            this.edit = edit;
        }

        @Override
        void addToGraph() {
            variable.constraints.add(this);
            satisfied = false;
        }

        @Override
        void removeFromGraph() {
            variable.constraints.remove(this);
            satisfied = false;
        }

        @Override
        boolean isSatisfied() {
            return satisfied;
        }

        @Override
        void setUnsatisfied() {
            satisfied = false;
        }

        @Override
        void chooseMethod(int mark) {
            satisfied = variable.mark != mark && strength.isStrongerThan(variable.strength);
        }

        @Override
        Variable output() {
            return variable;
        }

        @Override
        boolean inputsKnown(int mark) {
            return true;
        }

        @Override
        void markInputs(int mark) {}

        @Override
        void recalculate() {
            variable.strength = strength;
            variable.stays = !edit;
        }

        @Override
        void execute() {}
    }

    /** Between two variables; either may be set from the other. */
    private abstract static class Binary extends Constraint {
        final Variable first;
        final Variable second;
        private Variable output;

        Binary(Variable first, Variable second, Strength strength) {
            super(strength);
            this.first = first;
            this.second = second;
        }

        final boolean isForward() {
            return output == second;
        }

        final Variable input() {
            return output == second ? first : second;
        }

        @Override
        void addToGraph() {
            first.constraints.add(this);
            second.constraints.add(this);
            output = null;
        }

        @Override
        void removeFromGraph() {
            first.constraints.remove(this);
            second.constraints.remove(this);
            output = null;
        }

        @Override
        boolean isSatisfied() {
            return output != null;
        }

        @Override
        void setUnsatisfied() {
            output = null;
        }

        @Override
        void chooseMethod(int mark) {
            if (first.mark == mark) {
                output = second.mark != mark && strength.isStrongerThan(second.strength) ? second : null;
            } else if (second.mark == mark) {
                output = strength.isStrongerThan(first.strength) ? first : null;
            } else {
                Variable weaker = second.strength.isStrongerThan(first.strength) ? first : second;
                output = strength.isStrongerThan(weaker.strength) ? weaker : null;
            }
        }

        @Override
        Variable output() {
            return output;
        }

        @Override
        boolean inputsKnown(int mark) {
            Variable input = input();
            return input.mark == mark || input.stays || input.determinedBy == null;
        }

        @Override
        void markInputs(int mark) {
            input().mark = mark;
        }

        @Override
        void recalculate() {
            Variable input = input();
            output.strength = strength.weaker(input.strength);
            output.stays = input.stays;
            if (output.stays) {
                execute();
            }
        }
    }

    private static final class Equal extends Binary {
        Equal(Variable first, Variable second, Strength strength) {
            super(first, second, strength);
        }

        @Override
        void execute() {
            output().value = input().value;
        }
    }

    /** {@code second = first * factor + offset}; factor and offset are variables too, but only read. */
    private static final class Scale extends Binary {
        private final Variable factor;
        private final Variable offset;

        Scale(Variable first, Variable factor, Variable offset, Variable second, Strength strength) {
            super(first, second, strength);
            this.factor = factor;
            this.offset = offset;
        }

        @Override
        void addToGraph() {
            super.addToGraph();
            factor.constraints.add(this);
            offset.constraints.add(this);
        }

        @Override
        void removeFromGraph() {
            super.removeFromGraph();
            factor.constraints.remove(this);
            offset.constraints.remove(this);
        }

        @Override
        void markInputs(int mark) {
            super.markInputs(mark);
            factor.mark = mark;
            offset.mark = mark;
        }

        @Override
        void execute() {
            if (isForward()) {
                second.value = first.value * factor.value + offset.value;
            } else {
                first.value = (second.value - offset.value) / factor.value;
            }
        }

        @Override
        void recalculate() {
            Variable input = input();
            output().strength = strength.weaker(input.strength);
            output().stays = input.stays && factor.stays && offset.stays;
            if (output().stays) {
                execute();
            }
        }
    }

    private <T extends Constraint> T add(T constraint) {
        constraint.addToGraph();
        int now = ++mark;
        Constraint displaced = constraint.satisfy(this, now);
        while (displaced != null) {
            displaced = displaced.satisfy(this, now);
        }
        return constraint;
    }

    private void remove(Constraint constraint) {
        Variable out = constraint.output();
        constraint.setUnsatisfied();
        constraint.removeFromGraph();
        List<Constraint> unsatisfied = new ArrayList<>();
        out.determinedBy = null;
        out.strength = Strength.WEAKEST;
        out.stays = true;
        List<Variable> work = new ArrayList<>();
        work.add(out);
        while (!work.isEmpty()) {
            Variable variable = work.remove(work.size() - 1);
            for (Constraint each : variable.constraints) {
                if (!each.isSatisfied()) {
                    unsatisfied.add(each);
                }
            }
            for (Constraint each : consumers(variable)) {
                each.recalculate();
                work.add(each.output());
            }
        }
        for (Strength strength : Strength.values()) {
            for (Constraint each : unsatisfied) {
                if (each.strength == strength && !each.isSatisfied()) {
                    int now = ++mark;
                    Constraint displaced = each.satisfy(this, now);
                    while (displaced != null) {
                        displaced = displaced.satisfy(this, now);
                    }
                }
            }
        }
    }

    private static List<Constraint> consumers(Variable variable) {
        List<Constraint> consumers = new ArrayList<>();
        for (Constraint each : variable.constraints) {
            if (each != variable.determinedBy && each.isSatisfied() && each.output() != variable) {
                consumers.add(each);
            }
        }
        return consumers;
    }

    /** Carries strengths on from the output of a constraint; false if they come back to it. */
    private boolean propagate(Constraint start, int now) {
        List<Constraint> work = new ArrayList<>();
        work.add(start);
        while (!work.isEmpty()) {
            Constraint constraint = work.remove(work.size() - 1);
            Variable out = constraint.output();
            if (out.mark == now) {
                return false;
            }
            constraint.recalculate();
            work.addAll(consumers(out));
        }
        return true;
    }

    /** The constraints to execute, in order, when these sources change. */
    private List<Constraint> plan(List<Constraint> sources) {
        int now = ++mark;
        List<Constraint> plan = new ArrayList<>();
        List<Constraint> work = new ArrayList<>(sources);
        while (!work.isEmpty()) {
            Constraint constraint = work.remove(work.size() - 1);
            Variable out = constraint.output();
            if (out.mark != now && constraint.inputsKnown(now)) {
                plan.add(constraint);
                out.mark = now;
                work.addAll(consumers(out));
            }
        }
        return plan;
    }

    private void change(Variable variable, int value, int times) {
        Unary edit = add(new Unary(variable, Strength.PREFERRED, true));
        List<Constraint> plan = plan(List.of(edit));
        for (int i = 0; i < times; i++) {
            variable.value = value + i;
            for (Constraint each : plan) {
                each.execute();
            }
        }
        remove(edit);
    }

    private static long chain(int length) {
        DeltaBlue solver = new DeltaBlue();
        Variable[] variables = new Variable[length + 1];
        variables[0] = new Variable(0);
        for (int i = 1; i <= length; i++) {
            variables[i] = new Variable(0);
            solver.add(new Equal(variables[i - 1], variables[i], Strength.REQUIRED));
        }
        Variable end = variables[length];
        solver.add(new Unary(end, Strength.STRONG_DEFAULT, false));
        solver.change(variables[0], 5, 100);
        long sum = end.value;
        solver.change(end, 70, 10);
        return sum * 31 + variables[0].value;
    }

    private static long projection(int size) {
        DeltaBlue solver = new DeltaBlue();
        Variable factor = new Variable(10);
        Variable offset = new Variable(1000);
        Variable[] sources = new Variable[size];
        Variable[] targets = new Variable[size];
        for (int i = 0; i < size; i++) {
            sources[i] = new Variable(i);
            targets[i] = new Variable(i);
            solver.add(new Unary(sources[i], Strength.NORMAL, false));
            solver.add(new Scale(sources[i], factor, offset, targets[i], Strength.REQUIRED));
        }
        solver.change(sources[size - 1], 17, 10);
        long sum = targets[size - 1].value;
        solver.change(targets[size - 2], 1050, 10);
        sum = sum * 31 + sources[size - 2].value;
        solver.change(factor, 5, 10);
        solver.change(offset, 2000, 10);
        for (Variable each : targets) {
            sum = sum * 31 + each.value;
        }
        return sum;
    }
}
