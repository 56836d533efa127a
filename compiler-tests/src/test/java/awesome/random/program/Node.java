package awesome.random.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A piece of a program: text and smaller pieces, in order. Immutable. */
final class Node {
    private enum Kind { TEXT, EXPRESSION, STATEMENT, MEMBER }

    private final Kind kind;
    private final String type;
    private final List<Object> parts;

    private Node(Kind kind, String type, List<Object> parts) {
        this.kind = kind;
        this.type = type;
        this.parts = parts;
    }

    /** A piece that stays as it is, but for the pieces in it; each part is a String or a Node. */
    static Node text(List<?> parts) {
        return new Node(Kind.TEXT, null, List.copyOf(parts));
    }

    static Node text(Object... parts) {
        return text(List.of(parts));
    }

    /** An expression of this type, in parentheses where it needs any. */
    static Node expression(String type, List<?> parts) {
        return new Node(Kind.EXPRESSION, type, List.copyOf(parts));
    }

    static Node expression(String type, Object... parts) {
        return expression(type, List.of(parts));
    }

    /** A statement that can complete normally, so that others may follow it; or that the program does without. */
    static Node statement(List<?> parts) {
        return new Node(Kind.STATEMENT, null, List.copyOf(parts));
    }

    static Node statement(Object... parts) {
        return statement(List.of(parts));
    }

    /** A field, method, class or the like. */
    static Node member(Object... parts) {
        return new Node(Kind.MEMBER, null, List.of(parts));
    }

    /** The text, indented. */
    String source() {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (String line : toString().split("\n")) {
            String text = line.strip();
            if (!text.isEmpty()) {
                int before = text.startsWith("}") ? depth - 1 : depth;
                out.append("    ".repeat(Math.max(before, 0))).append(text).append('\n');
                depth += count(text, '{') - count(text, '}');
            }
        }
        return out.toString();
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(each -> each == wanted).count();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        for (Object each : parts) {
            if (each instanceof Node node) {
                node.write(out);
            } else {
                out.append(each);
            }
        }
    }

    /** Calls this with each piece, outer ones first. */
    void forEach(Consumer<Node> action) {
        action.accept(this);
        for (Object each : parts) {
            if (each instanceof Node node) {
                node.forEach(action);
            }
        }
    }

    /** The same with other pieces instead of some; a piece inside of one that is replaced is not looked at. */
    Node with(Map<Node, Node> replacements) {
        Node other = replacements.get(this);
        if (other != null) {
            return other;
        }
        List<Object> changed = new ArrayList<>();
        boolean same = true;
        for (Object each : parts) {
            Object after = each instanceof Node node ? node.with(replacements) : each;
            same &= after == each;
            changed.add(after);
        }
        return same ? this : new Node(kind, type, changed);
    }

    /** What may stand here instead and is shorter, if the program then still compiles. */
    List<Node> simpler() {
        List<Node> found = new ArrayList<>();
        switch (kind) {
            case TEXT -> { }
            case MEMBER -> found.add(text());
            case STATEMENT -> {
                found.add(text());
                List<Node> inner = nearest(Kind.STATEMENT, null);
                if (!inner.isEmpty()) {
                    found.add(text(inner));
                }
            }
            case EXPRESSION -> {
                found.add(text(Literals.simplest(type)));
                found.addAll(nearest(Kind.EXPRESSION, type));
            }
            default -> throw new IllegalStateException(kind.toString());
        }
        int length = toString().length();
        found.removeIf(each -> each.toString().length() >= length);
        return found;
    }

    /** The pieces below this one of that kind and type that are not inside of another such piece. */
    private List<Node> nearest(Kind wanted, String wantedType) {
        List<Node> found = new ArrayList<>();
        for (Object each : parts) {
            if (each instanceof Node node) {
                if (node.kind == wanted && (wantedType == null || wantedType.equals(node.type))) {
                    found.add(node);
                } else {
                    found.addAll(node.nearest(wanted, wantedType));
                }
            }
        }
        return found;
    }
}
