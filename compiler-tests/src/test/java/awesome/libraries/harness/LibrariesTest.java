package awesome.libraries.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.conformance.harness.NativeImage;
import awesome.conformance.harness.Outcome;
import awesome.libraries.MinimalJson;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Programs that use libraries from Maven Central show the same on HotSpot and compiled. */
class LibrariesTest {
    private static final List<String> PROGRAMS = List.of("BouncyCastle", "CommonsCompress", "CommonsCsv", "Ejml",
            "JacksonCore", "MinimalJson", "Re2j", "Xz");
    private static final Path FOLDER = Path.of("target/libraries");
    private static final Path IMAGE = FOLDER.resolve("programs");
    private static final String DISPATCHER = "awesome.libraries.Dispatcher";
    private static final int SECONDS = 60;

    private static List<Path> classPath;

    @BeforeAll
    static void compile() throws Exception {
        Path classes = Files.createDirectories(FOLDER.resolve("classes"));
        Path source = classes.resolve("Dispatcher.java");
        Files.writeString(source, PROGRAMS.stream()
                .map(each -> "            case \"" + each + "\" -> " + each + ".main(new String[0]);\n")
                .collect(Collectors.joining("", """
                        package awesome.libraries;
                        public final class Dispatcher {
                            public static void main(String[] arguments) throws Exception {
                                switch (arguments[0]) {
                        """, "            default -> throw new IllegalArgumentException();\n        }\n    }\n}\n")));
        classPath = new ArrayList<>(List.of(classes.toAbsolutePath(), place(MinimalJson.class)));
        for (Class<?> each : List.of(com.eclipsesource.json.Json.class, com.google.re2j.Pattern.class,
                org.bouncycastle.crypto.Digest.class, org.ejml.data.DMatrix.class,
                org.ejml.dense.row.CommonOps_DDRM.class,
                com.fasterxml.jackson.core.JsonFactory.class,
                org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream.class,
                org.apache.commons.csv.CSVParser.class, org.tukaani.xz.XZ.class)) {
            classPath.add(place(each));
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), "-cp", text(),
                source.toString());
        assertEquals(0, status, "javac cannot compile " + source.toAbsolutePath());
        NativeImage.compile(classPath, DISPATCHER, 2, IMAGE);
    }

    /** The folder or jar file with a class. */
    private static Path place(Class<?> of) throws URISyntaxException {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String text() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void showsTheSame(String program) {
        Outcome expected = Outcome.of(Outcome.hotSpot("-XX:+UseSerialGC", "-Xmx256m",
                "-Dfile.encoding=UTF-8", "-cp", text(), DISPATCHER, program), SECONDS);
        assertEquals(0, expected.status(), expected::toString);
        Outcome actual = Outcome.of(List.of(IMAGE.toAbsolutePath().toString(), program), SECONDS);
        assertEquals(expected.toString(), actual.toString());
    }
}
