package awesome.conformance.harness;

import awesome.compiler.driver.Main;
import awesome.magic.EntryPoint;
import awesome.runtime.Platform;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles a program for the {@code linux} target, with the runtime. */
public final class NativeImage {
    private static final Path ASSEMBLY = Path.of("../runtime/src/main/asm");

    private NativeImage() {}

    /** Compiles the program with this main class to a file, at one of LLVM's optimisation levels, with more options. */
    public static void compile(List<Path> classPath, String main, int level, Path output, String... more)
            throws IOException, URISyntaxException {
        List<Path> all = new ArrayList<>(classPath);
        all.add(Path.of(Platform.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        all.add(Path.of(EntryPoint.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        List<String> options = new ArrayList<>(List.of("--target", "linux", "--main", main, "-O" + level, "-o", output.toString(),
                "-cp", all.stream().map(Path::toString).collect(Collectors.joining(":"))));
        options.addAll(List.of(more));
        try (Stream<Path> files = Files.walk(ASSEMBLY)) {
            files.filter(each -> each.toString().endsWith(".asm")).sorted().forEach(each -> {
                options.add("--asm");
                options.add(each.toString());
            });
        }
        if (Main.run(options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the compiler cannot compile " + main + ", see above");
        }
    }
}
