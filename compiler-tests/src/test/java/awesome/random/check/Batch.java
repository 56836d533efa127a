package awesome.random.check;

import awesome.random.program.GeneratedProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs compiled and run together.
 *
 * <p>The image calls each through {@code RandomProgram}, not by its class, so that LLVM does not inline all of them
 * into one method.
 */
public final class Batch {
    private static final String DISPATCHER = GeneratedProgram.PACKAGE + ".Dispatcher";

    /**
     * What one program showed.
     *
     * @param expected on HotSpot
     * @param actual in the image, or why there is none
     */
    record Result(GeneratedProgram program, String expected, String actual) {
        boolean same() {
            return expected.equals(actual);
        }
    }

    private final RandomTarget target;
    private final Path folder;
    private final HotSpotPrograms hotSpot;

    /** A batch that keeps its files in this folder, where those of an earlier one may be. */
    Batch(RandomTarget target, Path folder) throws IOException {
        this.target = target;
        this.folder = folder;
        hotSpot = new HotSpotPrograms(folder.resolve("classes"));
    }

    /** Output and exit status as one text, as they arrive in UTF-8: half a pair of surrogates is a question mark. */
    public static String shown(CharSequence output, int status) {
        byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8) + "--- exit status " + status + "\n";
    }

    /**
     * Runs programs, except for those that javac cannot cope with.
     *
     * @param programs the first is one that our compiler can compile if it works at all
     * @throws IllegalArgumentException if one does not compile, with javac's words
     * @throws IllegalStateException if our compiler does not work at all
     */
    List<Result> run(List<GeneratedProgram> programs) {
        hotSpot.clear();
        List<GeneratedProgram> compiled = hotSpot.compile(programs);
        return compare(compiled, compiled.get(0));
    }

    /** Whether programs compile and show something else in the image than on HotSpot. */
    List<Boolean> differ(List<GeneratedProgram> programs) {
        hotSpot.clear();
        Map<GeneratedProgram, Boolean> different = new LinkedHashMap<>();
        compare(programs.stream().filter(hotSpot::compiles).toList(), null)
                .forEach(each -> different.put(each.program(), !each.same()));
        return programs.stream().map(each -> different.getOrDefault(each, false)).toList();
    }

    private List<Result> compare(List<GeneratedProgram> programs, GeneratedProgram probe) {
        List<Result> results = new ArrayList<>();
        Map<GeneratedProgram, String> actual = new LinkedHashMap<>();
        runImages(programs, probe, actual);
        programs.forEach(each -> results.add(new Result(each, hotSpot.run(each), actual.get(each))));
        return results;
    }

    /**
     * Runs programs in one image, or in several if there are some that our compiler cannot compile.
     *
     * @param probe if this one cannot be compiled either, nothing is; null if nobody knows of such a program
     */
    private void runImages(
            List<GeneratedProgram> programs, GeneratedProgram probe, Map<GeneratedProgram, String> shown) {
        if (programs.isEmpty()) {
            return;
        }
        String problem = compileImage(programs);
        if (problem == null) {
            shown.putAll(target.run(folder, programs));
        } else if (programs.size() == 1) {
            shown.put(programs.get(0), "not compiled:\n" + problem);
        } else if (probe != null && compileImage(List.of(probe)) != null) {
            throw new IllegalStateException("the compiler cannot compile any program: " + problem);
        } else {
            runImages(programs.subList(0, programs.size() / 2), null, shown);
            runImages(programs.subList(programs.size() / 2, programs.size()), null, shown);
        }
    }

    private String compileImage(List<GeneratedProgram> programs) {
        StringBuilder source = new StringBuilder("package " + GeneratedProgram.PACKAGE + """
                ;
                public final class Dispatcher {
                    private static awesome.random.RandomProgram program(String name) {
                        return switch (name) {
                """);
        programs.forEach(each -> source.append("            case \"").append(each.name()).append("\" -> new ")
                .append(each.name()).append("();\n"));
        source.append("""
                            default -> throw new IllegalArgumentException(name);
                        };
                    }

                    public static void main(String[] arguments) {
                        StringBuilder output = new StringBuilder();
                        int status = awesome.random.ProgramRun.run(program(arguments[0]), output);
                        System.out.print(output);
                        System.exit(status);
                    }
                }
                """);
        hotSpot.compile(DISPATCHER, source.toString());
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            List<Path> classPath = List.of(folder.resolve("classes").toAbsolutePath(), HotSpotPrograms.support());
            target.compile(classPath, DISPATCHER, folder);
            return null;
        } catch (Exception e) {
            return e + "\n" + log.toString(StandardCharsets.UTF_8);
        } finally {
            System.setErr(before);
        }
    }
}
