package awesome.random.check;

import awesome.conformance.harness.NativeImage;
import awesome.conformance.harness.Outcome;
import awesome.random.program.GeneratedProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs for Linux. Some run with a collector that comes often and checks the heap; the others allocate without calls. */
final class LinuxTarget implements RandomTarget {
    private static final int SECONDS = 20;
    private static final int LEVEL = Integer.getInteger("random.optimize", 2);
    private static final List<String> STRESS = List.of("/usr/bin/env", "AWESOME_GCSTRESS=5", "AWESOME_GCVERIFY=1");

    @Override
    public void compile(List<Path> classPath, String dispatcher, Path folder) throws Exception {
        NativeImage.compile(classPath, dispatcher, LEVEL, image(folder));
    }

    private static Path image(Path folder) {
        return folder.resolve("image").toAbsolutePath();
    }

    @Override
    public Map<GeneratedProgram, String> run(Path folder, List<GeneratedProgram> programs) {
        Map<GeneratedProgram, String> shown = new LinkedHashMap<>();
        programs.forEach(each -> shown.put(each, run(image(folder), each)));
        return shown;
    }

    private static String run(Path image, GeneratedProgram program) {
        List<String> command = new ArrayList<>(program.seed() % 3 == 0 ? STRESS : List.of());
        command.addAll(List.of(image.toString(), program.name()));
        try {
            Outcome outcome = Outcome.of(command, SECONDS);
            return Batch.shown(outcome.output() + outcome.errors(), outcome.status());
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }
}
