package awesome.conformance.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** java.nio.file.Path: parts, resolving, relativizing, normalising, matching. */
public final class Paths {
    private Paths() {}

    public static void main(String[] arguments) throws Exception {
        for (String each : new String[] {"", "/", "a", "a/b/c", "/a//b/", "../a/./b/..", "/..", "a/..",
                "\u00e4/\u20ac"}) {
            Path path = Path.of(each);
            System.out.println("<" + path + "> " + path.getFileName() + " " + path.getParent() + " " + path.getRoot()
                    + " "
                    + path.getNameCount() + " <" + path.normalize() + "> " + path.isAbsolute() + " " + path.hashCode());
        }
        Path base = Path.of("/a/b");
        System.out.println(base.resolve("c/d") + " " + base.resolve("/x") + " " + base.resolveSibling("s") + " "
                + base.relativize(Path.of("/a/c/d")) + " " + base.subpath(0, 1) + " " + base.startsWith("/a") + " "
                + base.endsWith("b") + " " + base.endsWith("/b") + " " + base.compareTo(Path.of("/a/c")));
        Attempt.show("relativize", () -> base.relativize(Path.of("x")));
        Attempt.show("subpath", () -> base.subpath(1, 5));
        Attempt.show("uri", () -> Path.of("/a b/\u00e4").toUri() + " "
                + Path.of(java.net.URI.create("file:///x/y%20z")));
        for (String pattern : new String[] {"glob:*.java", "glob:**/*.java", "glob:{a,b}?[c-e]", "regex:.*\\.j.*"}) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher(pattern);
            StringBuilder result = new StringBuilder(pattern);
            for (String each : new String[] {"x.java", "d/x.java", "axd", "bxz"}) {
                result.append(' ').append(matcher.matches(Path.of(each)));
            }
            System.out.println(result);
        }
        for (Path each : Path.of("one/two/three")) {
            System.out.print(each + ";");
        }
        System.out.println();
    }
}
