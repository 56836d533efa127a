package awesome.conformance.files;

import java.io.File;

/** java.io.File: parts of paths, absolute and canonical ones. */
public final class OldPaths {
    private OldPaths() {}

    public static void main(String[] arguments) {
        for (String each : new String[] {"", "/", "a", "a/b", "/a//b/", "a/../b", "./x", "x.tar.gz"}) {
            File file = new File(each);
            System.out.println("<" + file.getPath() + "> <" + file.getName() + "> " + file.getParent() + " "
                    + file.isAbsolute()
                    + " " + file.getAbsolutePath().endsWith(file.getPath()));
        }
        File base = new File("top");
        System.out.println(new File(base, "a").equals(new File("top/a")) + " " + new File("a").compareTo(new File("b"))
                + " " + new File("top", "/a").getPath() + " " + new File("a").toPath() + " " + File.separator
                + File.pathSeparator);
        Attempt.show("canonical", () -> new File("/tmp/../usr/./x/../y").getCanonicalPath());
        Attempt.show("relative", () -> new File("x/../y").getCanonicalFile().equals(new File("y").getCanonicalFile()));
    }
}
