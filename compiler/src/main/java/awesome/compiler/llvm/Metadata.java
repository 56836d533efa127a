package awesome.compiler.llvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbered metadata nodes of a module: type-based alias analysis, branch weights, whatever else is added. */
final class Metadata {
    private final String before;
    private final String after;
    private final List<String> bodies = new ArrayList<>();
    private final BitSet single = new BitSet();
    private final Map<String, String> interned = new HashMap<>();
    private final Map<String, String> accessTags = new HashMap<>();
    private final String aliasRoot;

    /** The nodes of a module. */
    Metadata() {
        this("!", "");
    }

    /** Nodes with these before and after their numbers. */
    Metadata(String before, String after) {
        this.before = before;
        this.after = after;
        this.aliasRoot = node("!{!\"java\"}");
    }

    /** The node with this body; the same for the same body. */
    String node(String body) {
        return interned.computeIfAbsent(body, each -> {
            String name = reserve();
            define(name, each);
            return name;
        });
    }

    /** A new node with this body, even if there is one like it. */
    String fresh(String body) {
        single.set(bodies.size());
        String name = reserve();
        define(name, body);
        return name;
    }

    /** A name for a node whose body comes later (nodes that name one another). */
    String reserve() {
        bodies.add(null);
        return before + (bodies.size() - 1) + after;
    }

    void define(String name, String body) {
        bodies.set(Integer.parseInt(name, before.length(), name.length() - after.length(), 10), body);
    }

    /** The bodies, by number. */
    List<String> bodies() {
        return bodies;
    }

    /** The numbers of nodes that are what they are even if there are others like them. */
    BitSet single() {
        return single;
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

    /** Writes all of them. */
    void appendTo(StringBuilder out) {
        for (int i = 0; i < bodies.size(); i++) {
            out.append(before).append(i).append(after).append(" = ").append(bodies.get(i)).append('\n');
        }
    }
}
