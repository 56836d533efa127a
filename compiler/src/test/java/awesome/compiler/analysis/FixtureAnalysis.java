package awesome.compiler.analysis;

import awesome.compiler.analysis.fixture.Shapes;
import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.bytecode.ProgramClasses;
import awesome.compiler.hostheap.ChildHeap;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.model.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Analyses classes of the fixture package as a program for the kernel. */
final class FixtureAnalysis {
    private static final List<String> RUNTIME = List.of("Target_java_lang_System", "Target_java_lang_Throwable");

    private FixtureAnalysis() {}

    /** Analyses them, and shows the result while the build JVM can still be asked. */
    static void run(Path folder, List<String> classes, BiConsumer<World, ClosedWorld> look) throws IOException {
        List<String> all = new ArrayList<>(classes);
        all.addAll(RUNTIME);
        for (String name : all) {
            String file = Shapes.class.getPackageName().replace('.', '/') + "/" + name + ".class";
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            try (InputStream in = Shapes.class.getResourceAsStream("/" + file)) {
                Files.write(copy, in.readAllBytes());
            }
        }
        try (ClassPath path = new ClassPath(List.of(folder))) {
            ProgramClasses program = new ProgramClasses(path, "kernel", false);
            World world = new World(program);
            try (HostHeap host = ChildHeap.start(program.forHost(), program::fileForHost)) {
                ClosedWorld closed = WorldAnalyzer.analyze(world, path, program, host,
                        new WorldAnalyzer.Request("kernel", name -> false, null));
                closed.verify();
                look.accept(world, closed);
            }
        }
    }
}
