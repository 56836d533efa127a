package awesome.random.check;

import awesome.random.program.GeneratedProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What programs are compiled for, and where they run then. */
public interface RandomTarget {
    /**
     * Compiles programs into one image; an exception says why that is not possible.
     *
     * @param classPath of the programs
     * @param dispatcher the class whose main method runs the program that its argument names
     * @param folder for the image
     */
    void compile(List<Path> classPath, String dispatcher, Path folder) throws Exception;

    /** What each of the programs shows that were compiled last, as {@link Batch#shown} has it, or why nothing. */
    Map<GeneratedProgram, String> run(Path folder, List<GeneratedProgram> programs);
}
