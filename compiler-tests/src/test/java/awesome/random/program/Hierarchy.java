package awesome.random.program;

import awesome.random.program.Members.Method;
import awesome.random.program.Templates.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes an interface, classes that implement it, and the templates that use them. */
final class Hierarchy {
    private final Random random;
    private final Templates templates;
    private final Expressions expressions;
    private final Members members;
    private final String type;
    private final String result;
    private final List<String> parameters;
    private final String inherited;
    private long abstractCost;
    private long inheritedCost;

    Hierarchy(Random random, Templates templates, Expressions expressions, Members members) {
        this.random = random;
        this.templates = templates;
        this.expressions = expressions;
        this.members = members;
        type = expressions.name("I");
        result = List.of("int", "long").get(random.nextInt(2));
        parameters = new ArrayList<>(members.parameters());
        parameters.removeIf(each -> each.endsWith("]"));
        inherited = expressions.name("d");
    }

    /** The interface and two to four classes below it. */
    Node make(Scope statics) {
        List<Object> parts = new ArrayList<>();
        Method inInterface = members.method("default ", "long", inherited, List.of("int"), statics, 1, "", 0);
        inheritedCost = inInterface.cost();
        parts.add(Node.member("interface " + type + " {\n" + result + " act(" + declared() + ");\n",
                inInterface.node(), "}\n"));
        String parent = null;
        List<Scope.Variable> fields = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                parent = null;
                fields.clear();
            }
            String name = expressions.name("C");
            parts.add(type(name, parent, fields, statics));
            parent = name;
        }
        for (int i = 0; i < 4; i++) {
            templates.add(result, Members.call("$" + type + ".act", parameters), abstractCost);
            templates.add("long", "$" + type + "." + inherited + "($int)", inheritedCost);
        }
        templates.add("boolean", "($" + type + " == $" + type + ")", 1);
        templates.add("boolean", "($" + type + " instanceof " + parent + ")", 1);
        templates.add("boolean", "($" + type + ".getClass() == " + parent + ".class)", 1);
        templates.addFunction("Lambda" + type, new Function(type, parameters, result));
        templates.add(type, "$Lambda" + type, 1);
        parts.add(Node.member("static " + type + " shared = new " + parent + "(5);\n"));
        parts.add(Node.member("static final " + type + "[] ALL = {new " + parent + "(1), shared, null, new " + parent
                + "(-9)};\n"));
        statics.add(type, "shared", true, true);
        statics.add(type + "[]", "ALL", false, true);
        templates.add(type, "%" + type + "[][$index]", 1);
        templates.add(Templates.STATEMENT, "%" + type + "[][$index] = $" + type + ";", 1);
        templates.add(Templates.STATEMENT, "@" + type + " = $" + type + ";", 1);
        return Node.text(parts);
    }

    private String declared() {
        List<String> each = new ArrayList<>();
        for (String parameter : parameters) {
            each.add(parameter + " a" + (each.size() + 1));
        }
        return String.join(", ", each);
    }

    private Node type(String name, String parent, List<Scope.Variable> fields, Scope statics) {
        Scope inside = statics.method(null);
        List<Object> parts = new ArrayList<>(List.of("static class " + name
                + (parent == null ? " implements " + type : " extends " + parent) + " {\n"));
        templates.add(name, "new " + name + "($int)", 2);
        templates.add(name, "((" + name + ") $" + type + ")", 1);
        templates.add(type, "((" + type + ") new " + name + "($int))", 2);
        StringBuilder assigned = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            String fieldType = Templates.PRIMITIVES.get(random.nextInt(8));
            String field = expressions.name("g");
            fields.add(new Scope.Variable(fieldType, field, true, true));
            boolean numeric = !fieldType.equals("boolean");
            String value = numeric ? "(" + fieldType + ") (x + " + i + ")" : "x > 3";
            assigned.append(field + " = " + value + ";\n");
            parts.add(fieldType + " " + field + ";\n");
            templates.add(fieldType, "((" + name + ") $" + type + ")." + field, 1);
            templates.add(fieldType,
                    "($" + type + " instanceof " + name + " ~c ? ~c." + field + " : $" + fieldType + ")", 1);
            templates.add(fieldType, "$" + name + "." + field, 1);
            templates.add(Templates.STATEMENT,
                    "$" + name + "." + field + (numeric ? " += $" : " = $") + fieldType + ";", 1);
        }
        fields.forEach(each -> inside.add(each.type(), each.name(), true, true));
        parts.add(name + "(int x) {\n" + (parent == null ? "" : "super(x + 1);\n") + assigned + "}\n");
        if (parent == null || random.nextInt(4) != 0) {
            parts.add(method(parent, "act", result, parameters, inside));
        }
        if (random.nextInt(3) == 0) {
            parts.add(defaultOverridden(parent, inside));
        }
        parts.add("}\n");
        return Node.member(parts.toArray());
    }

    private Node method(String parent, String name, String returned, List<String> types, Scope inside) {
        boolean more = parent != null && random.nextBoolean();
        List<String> arguments = new ArrayList<>();
        types.forEach(each -> arguments.add("a" + (arguments.size() + 1)));
        Method made = members.method("@Override\npublic ", returned, name, types, inside, 1 + random.nextInt(2),
                more ? " + super." + name + "(" + String.join(", ", arguments) + ")" : "", more ? abstractCost : 0);
        abstractCost = Math.max(abstractCost, made.cost());
        return made.node();
    }

    private Node defaultOverridden(String parent, Scope inside) {
        String overridden = parent == null ? type + ".super." : "super.";
        Method made = members.method("@Override\npublic ", "long", inherited, List.of("int"), inside, 1,
                " ^ " + overridden + inherited + "(a1)", inheritedCost);
        inheritedCost = Math.max(inheritedCost, made.cost());
        return made.node();
    }
}
