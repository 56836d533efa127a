package awesome.conformance.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.driver.Main;
import awesome.magic.EntryPoint;
import awesome.runtime.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler says of programs that it cannot compile: what is wrong, where, how it is reached, what to do. */
class BadInputTest {
    @TempDir
    Path folder;

    private static Path classesOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private void javac(String... sources) throws IOException, URISyntaxException {
        List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-d", folder.toString(),
                "-cp", folder + ":" + classesOf(EntryPoint.class) + ":" + classesOf(Platform.class)));
        for (int i = 0; i < sources.length; i++) {
            Path file = folder.resolve(sources[i].split("(class|interface) ", 2)[1].split("\\W")[0] + ".java");
            Files.writeString(file, sources[i]);
            options.add(file.toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)));
    }

    /** What the compiler prints for a program with this main class that it refuses. */
    private String refuse(String target, String... more) throws URISyntaxException {
        List<String> options = new ArrayList<>(List.of("--target", target, "--analyze-only", "-cp",
                List.of(folder, classesOf(Platform.class), classesOf(EntryPoint.class)).stream().map(Path::toString)
                        .collect(Collectors.joining(":"))));
        options.addAll(Arrays.asList(more));
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertEquals(1, Main.run(options.toArray(String[]::new)), printed::toString);
        } finally {
            System.setErr(before);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertFalse(text.contains("\tat awesome."), text);
        return text;
    }

    private static void assertTells(String text, String... parts) {
        for (String each : parts) {
            assertTrue(text.contains(each), () -> "\"" + each + "\" is not in\n" + text);
        }
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name + ".class"));
    }

    private void damage(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name + ".class"), bytes);
    }

    private static final String MAIN = "class Main { public static void main(String[] a) { new Helper().help(); } }";
    private static final String HELPER = "class Helper { int field; void help() { field++; } static void fixed() {} }";

    @Test
    void aTruncatedClassFile() throws Exception {
        javac(MAIN, HELPER);
        damage("Helper", Arrays.copyOf(bytes("Helper"), 120));
        assertTells(refuse("linux", "--main", "Main"), "class Helper (" + folder.resolve("Helper.class") + ") is damaged", "compile it again");
        damage("Helper", new byte[] {1, 2, 3});
        assertTells(refuse("linux", "--main", "Main"), "Helper.class) is damaged: it does not start as a class file");
    }

    @Test
    void aClassOfANewerJava() throws Exception {
        javac(MAIN, HELPER);
        byte[] newer = bytes("Helper");
        newer[7] = 66;
        damage("Helper", newer);
        assertTells(refuse("linux", "--main", "Main"), "class Helper (", "is of class file version 66, that of Java 22",
                "compile the class with --release 17");
    }

    @Test
    void aClassUnderAnotherName() throws Exception {
        javac(MAIN, HELPER);
        damage("Helper", bytes("Main"));
        assertTells(refuse("linux", "--main", "Main"), "class Helper (", "it contains the class Main");
    }

    @Test
    void aMissingClass() throws Exception {
        javac(MAIN, HELPER);
        Files.delete(folder.resolve("Helper.class"));
        assertTells(refuse("linux", "--main", "Main"), "class Helper is not on the class path or in java.base", "from Main.main(Main.java:1)");
        javac("class Derived extends Helper { public static void main(String[] a) {} }", HELPER);
        Files.delete(folder.resolve("Helper.class"));
        assertTells(refuse("linux", "--main", "Derived"), "class Derived extends Helper, which is not on the class path");
    }

    @Test
    void classesThatDoNotFitTogether() throws Exception {
        javac(MAIN, HELPER);
        javac("class Helper { void other() {} }");
        assertTells(refuse("linux", "--main", "Main"), "there is no method Helper.help()V", "Main was compiled with another version",
                "from Main.main(Main.java:1)");
        javac("class Helper { static void help() {} }");
        assertTells(refuse("linux", "--main", "Main"), "Helper.help()V is static where it is called in Main", "compile both again");
        javac("class Main extends Helper { public static void main(String[] a) { new Main().help(); } }", HELPER);
        javac("interface Helper { void help(); }");
        assertTells(refuse("linux", "--main", "Main"), "class Main extends Helper, which is an interface");
        javac("class First extends Helper { public static void main(String[] a) {} }", HELPER);
        javac("class Second extends First {}");
        damage("Helper", new String(bytes("Second"), StandardCharsets.ISO_8859_1).replace("\u0006Second", "\u0006Helper")
                .getBytes(StandardCharsets.ISO_8859_1));
        Files.delete(folder.resolve("Second.class"));
        assertTells(refuse("linux", "--main", "First"), "is its own superclass");
    }

    @Test
    void codeThatNoVerifierAccepts() throws Exception {
        javac("class Main { public static void main(String[] a) { System.out.println(half(3L)); } static long half(long n) { return n / 2; } }");
        String code = new String(bytes("Main"), StandardCharsets.ISO_8859_1);
        // lload_0, ldc2_w, ldiv, lreturn: with idiv, and without the first.
        int at = code.indexOf('\u006d', code.indexOf("\u001e\u0014"));
        byte[] changed = bytes("Main");
        changed[at] = 0x6c;
        damage("Main", changed);
        assertTells(refuse("linux", "--main", "Main"), "the code of Main.half(Main.java:1) is damaged", "from Main.main(Main.java:1)");
        changed[at] = 0x6d;
        changed[code.indexOf("\u001e\u0014")] = 0;
        damage("Main", changed);
        assertTells(refuse("linux", "--main", "Main"), "the code of Main.half(Main.java:1) is damaged");
    }

    @Test
    void noMain() throws Exception {
        javac(HELPER);
        assertTells(refuse("linux", "--main", "Main"), "there is no class Main with a static method main(String[])");
    }

    @Test
    void substitutionsThatCannotBe() throws Exception {
        javac(MAIN, HELPER);
        javac("@awesome.magic.TargetClass(\"java.lang.Absent\") final class Target { }");
        assertTells(refuse("linux", "--main", "Main"), "substitution Target names the class java.lang.Absent, which is not on the class path");
        javac("import awesome.magic.*; @TargetClass(\"Helper\") final class Target { @Replace void absent() {} }");
        assertTells(refuse("linux", "--main", "Main"), "substitution Target: method absent()V", "Helper");
        javac("import awesome.magic.*; @TargetClass(\"Helper\") final class Target { @Alias int absent; }");
        assertTells(refuse("linux", "--main", "Main"), "substitution Target: field absent", "Helper");
        javac("import awesome.magic.*; @TargetClass(\"Helper\") final class Target { @Replace static void help() {} }");
        assertTells(refuse("linux", "--main", "Main"), "substitution Target: method help()V is static where its target is not");
    }

    @Test
    void objectsThatMustNotBeInAnImage() throws Exception {
        String start = "import awesome.magic.*; class Start { %s @EntryPoint(\"start\") static int start() { return HELD.hashCode(); } }";
        javac(start.formatted("static final Object HELD = new Object[] {new Thread(\"worker\")};"));
        assertTells(refuse("kernel"), "java.lang.Thread, which belongs to the build JVM", "static field Start.HELD", "from Start.start(Start.java:1)",
                "create the object at run time");
        javac(start.formatted("static final Object HELD = System.class.getModule();"));
        assertTells(refuse("kernel"), "java.lang.Module, which belongs to the build JVM", "static field Start.HELD");
        javac(start.formatted("static final Object HELD = open(); static Object open() { try {"
                + " return java.util.List.of(new java.io.FileInputStream(\"/dev/null\")); } catch (java.io.IOException e) { return e; } }"));
        assertTells(refuse("kernel"), "java.io.FileInputStream, which belongs to the build JVM", "static field Start.HELD");
        javac(start.formatted("static final Object HELD = fail(); static Object fail() { throw new IllegalStateException(\"not at build time\"); }"));
        assertTells(refuse("kernel"), "Cannot initialise Start at build time", "not at build time", "at Start.fail(Start.java:1)");
    }

    @Test
    void classesOfOtherModules() throws Exception {
        javac("class Main { public static void main(String[] a) { java.util.logging.Logger.getLogger(\"x\").info(\"hello\"); } }");
        assertTells(refuse("linux", "--main", "Main"),
                "class java.util.logging.Logger is in the module java.logging of the JDK, and an image has java.base only",
                "from Main.main(Main.java:1)");
    }

    @Test
    void whatNoImageCanDo() throws Exception {
        javac("""
                import java.lang.invoke.MethodHandles;
                class Main {
                    static native int jni();
                    public static void main(String[] a) throws Throwable {
                        Class.forName(a[0]);
                        Main.class.getMethods();
                        jni();
                        System.loadLibrary("x");
                        java.util.ServiceLoader.load(Runnable.class);
                        ClassLoader.getSystemClassLoader().loadClass("Helper");
                        Main.class.getResourceAsStream(a[0]);
                        Main.class.getResource(a[1]);
                        java.util.ResourceBundle.getBundle(a[0]);
                        new java.io.ObjectInputStream(System.in).readObject();
                        MethodHandles.lookup().findVirtual(Main.class, "x", null).invoke();
                    }
                }
                """);
        assertTells(refuse("linux", "--main", "Main"),
                "java.lang.Class.forName(Ljava/lang/String;)Ljava/lang/Class; cannot be compiled", "use the class or member directly",
                "from Main.main(Main.java:5)", "java.lang.Class.getMethods()", "from Main.main(Main.java:6)",
                "Main.jni()I is native, and there is no JNI", "from Main.main(Main.java:7)", "shared libraries cannot be loaded",
                "java.util.ServiceLoader.load", "java.lang.ClassLoader.loadClass", "an image loads no classes at run time",
                "java.lang.Class.getResourceAsStream", "class and name being constants", "java.lang.Class.getResource(",
                "java.util.ResourceBundle.getBundle", "has a property file on the class path",
                "serialisation needs reflection", "calls of method handles (MethodHandle.invoke) are not supported");
    }
}
