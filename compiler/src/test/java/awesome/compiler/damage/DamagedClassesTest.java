package awesome.compiler.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import awesome.compiler.CompileError;
import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.analysis.WorldAnalyzer;
import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.bytecode.ProgramClasses;
import awesome.compiler.llvm.ModuleWriter;
import awesome.compiler.llvm.Modules;
import awesome.compiler.llvm.CallProfile;
import awesome.compiler.llvm.Program;
import awesome.compiler.llvm.Target;
import awesome.compiler.model.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a class file is damaged, the compiler says so or compiles it; its code, if there is any, is sound for LLVM. */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedClassesTest {
    private static final int COUNT = Integer.getInteger("damage.count", "all".equals(System.getProperty("awesome.tests")) ? 20_000 : 2_000);
    private static final long SEED = Long.getLong("damage.seed", 20_260_101L);
    /** The text of so many that compile is given to LLVM. */
    private static final int VERIFIED_EACH = 10;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    private static final String PACKAGE = "awesome/compiler/damage/fixture/";
    private static final List<String> SUBJECTS = List.of("Subject", "Subject$Shape", "Subject$Square", "Subject$Circle");
    private static final List<String> OTHERS = List.of(PACKAGE + "Target_java_lang_Class", PACKAGE + "Entries", "awesome/magic/raw/Address",
            "awesome/compiler/analysis/fixture/Target_java_lang_System", "awesome/compiler/analysis/fixture/Target_java_lang_Throwable");

    @TempDir
    Path folder;

    private final List<byte[]> originals = new ArrayList<>();

    @BeforeEach
    void copyClasses() throws IOException {
        for (String each : OTHERS) {
            write(each, read(each));
        }
        for (String each : SUBJECTS) {
            originals.add(read(PACKAGE + each));
            write(PACKAGE + each, read(PACKAGE + each));
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = DamagedClassesTest.class.getResourceAsStream("/" + name + ".class")) {
            return in.readAllBytes();
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** The LLVM assembly of all classes in the folder. */
    private String compile() {
        try (ClassPath path = new ClassPath(List.of(folder)); NoHeap heap = new NoHeap()) {
            ProgramClasses classes = new ProgramClasses(path, "kernel", false);
            World world = new World(classes);
            ClosedWorld closed = WorldAnalyzer.analyze(world, path, classes, heap,
                    new WorldAnalyzer.Request("kernel", name -> false, null));
            closed.verify();
            Program program = new Program(world, closed, Target.KERNEL, null, true, CallProfile.NONE);
            Modules modules = Modules.whole(program);
            StringBuilder text = new StringBuilder();
            for (Modules.Part part : modules.parts()) {
                text.append(new ModuleWriter(program, modules, part).write());
            }
            return text.toString();
        }
    }

    private void verify(String text) throws IOException, InterruptedException {
        Path file = folder.resolve("module.ll");
        Files.writeString(file, text);
        Process process = new ProcessBuilder("opt-19", "-passes=verify", "-disable-output", file.toString()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }

    @Test
    void soundClassesCompile() throws Exception {
        verify(compile());
    }

    @Test
    void damageIsTold() throws Exception {
        int told = 0;
        int compiled = 0;
        for (int i = 0; i < COUNT; i++) {
            long seed = SEED + i;
            int subject = i % SUBJECTS.size();
            String name = PACKAGE + SUBJECTS.get(subject);
            write(name, new Mutator(seed).mutate(originals.get(subject)));
            long start = System.nanoTime();
            try {
                String text = compile();
                if (compiled++ % VERIFIED_EACH == 0) {
                    verify(text);
                }
            } catch (CompileError e) {
                told++;
                assertTrue(e.getMessage().contains("awesome."), e.getMessage());
            } catch (Throwable e) {
                fail(SUBJECTS.get(subject) + " with -Ddamage.seed=" + seed, e);
            }
            assertTrue(System.nanoTime() - start < LONGEST, "seed " + seed + " takes too long");
            write(name, originals.get(subject));
        }
        assertTrue(told > COUNT / 4 && compiled > COUNT / 20, told + " told, " + compiled + " compiled of " + COUNT);
    }
}
