package awesome.random.program;

import java.util.Map;

/**
 * A program: a class in {@value #PACKAGE} that implements {@code RandomProgram}.
 *
 * @param name the class's name
 * @param seed what it was made from
 */
public record GeneratedProgram(String name, long seed, Node body) {
    /** Where they are. */
    public static final String PACKAGE = "awesome.random.generated";

    /** One that is written by hand: these are the members of its class. */
    public static GeneratedProgram of(String name, String members) {
        return new GeneratedProgram(name, 0, Node.text(members));
    }

    /** The source file. */
    public String source() {
        return Node.text("package " + PACKAGE + ";\n", "import awesome.random.*;\n", "import java.util.*;\n",
                "import java.util.function.*;\n", "/** Made from seed " + seed + ". */\n",
                "public final class " + name + " implements RandomProgram {\n", "static Trace trace;\n", body, "}\n")
                .source();
    }

    GeneratedProgram with(String newName, Map<Node, Node> replacements) {
        return new GeneratedProgram(newName, seed, body.with(replacements));
    }

    int size() {
        return body.toString().length();
    }
}
