package awesome.compiler.llvm;

import java.util.HashMap;
import java.util.Map;

/** The numbered metadata nodes of a module: type-based alias analysis, branch weights, whatever else is added. */
final class Metadata {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> interned = new HashMap<>();
    private final Map<String, String> accessTags = new HashMap<>();
    private final String aliasRoot;
    private int next;

    Metadata() {
        aliasRoot = node("!{!\"java\"}");
    }

    /** The node with this body; the same for the same body. */
    String node(String body) {
        return interned.computeIfAbsent(body, this::fresh);
    }

    /** A new node with this body, even if there is one like it. */
    String fresh(String body) {
        String name = reserve();
        define(name, body);
        return name;
    }

    /** A name for a node whose body comes later (nodes that name one another). */
    String reserve() {
        return "!" + next++;
    }

    void define(String name, String body) {
        text.append(name).append(" = ").append(body).append('\n');
    }

    /** The alias tag of accesses that only alias accesses with the same {@code what}. */
    String alias(String what) {
        return accessTags.computeIfAbsent(what, name -> {
            String type = node("!{!\"" + Symbols.escape(name) + "\", " + aliasRoot + ", i64 0}");
            return node("!{" + type + ", " + type + ", i64 0}");
        });
    }

    /** Branch weights that say that the first successor is hardly ever taken. */
    String unlikely() {
        return node("!{!\"branch_weights\", i32 1, i32 2000}");
    }

    String text() {
        return text.toString();
    }
}
