package awesome.compiler.link;

import awesome.compiler.CompileError;
import awesome.compiler.elf.ElfSection;
import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.llvm.CallProfile;
import awesome.compiler.llvm.DebugInfo;
import awesome.compiler.llvm.ImageUses;
import awesome.compiler.llvm.ImageWriter;
import awesome.compiler.llvm.ModuleWriter;
import awesome.compiler.llvm.Modules;
import awesome.compiler.llvm.Program;
import awesome.compiler.llvm.Target;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Makes the image file of a closed world: code, image heap, assembly files, line table. */
public final class ImageBuilder {
    /**
     * What to build.
     *
     * @param target what it runs on
     * @param main the main method of a program; null if the entry points are all there is
     * @param optimize LLVM's optimisation level, 0 to 3
     * @param development whether packages are compiled by themselves, and only if something in them changed
     * @param profile which methods are called often
     * @param assembly nasm sources to assemble and link
     * @param includes folders for their {@code %include}
     * @param work folder for intermediate files; kept
     * @param output the image; the same with debug information goes to this name plus {@code .debug}
     */
    public record Request(
            Target target,
            MethodInfo main,
            int optimize,
            boolean development,
            CallProfile profile,
            List<Path> assembly,
            List<Path> includes,
            Path work,
            Path output) {}

    private static final String LINE_TABLE = ".line_table";

    private final Request request;
    private final Consumer<String> progress;

    private ImageBuilder(Request request, Consumer<String> progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Builds.
     *
     * @param progress is told each step
     * @throws CompileError if the code cannot be translated or a tool fails
     */
    public static void build(World world, ClosedWorld closed, Request request, Consumer<String> progress) {
        try {
            new ImageBuilder(request, progress).run(world, closed);
        } catch (IOException e) {
            throw new CompileError("cannot write the image: " + e.getMessage(), e);
        }
    }

    private void run(World world, ClosedWorld closed) throws IOException {
        Files.createDirectories(request.work());
        List<CompletableFuture<Path>> assembled = request.assembly().stream()
                .map(source -> CompletableFuture.supplyAsync(() -> assemble(source)))
                .toList();
        Program program = new Program(world, closed, request.target(), request.main(),
                !request.development() && request.optimize() > 0, request.profile());
        Modules modules = request.development() ? Modules.byPackage(program) : Modules.whole(program);
        closed.verify();
        progress.accept("translating " + closed.methods().size() + " methods");
        List<Path> objects = new ArrayList<>();
        try (CodeCompiler compiler = new CodeCompiler(request, modules.parts().size())) {
            modules.parts().forEach(each -> compiler.add(each, new ModuleWriter(program, modules, each)));
            ImageUses uses = compiler.uses();
            uses.add(modules.usesOfCopies());
            Path image = write("image-data.o", new ImageWriter(program, uses).write());
            progress.accept("compiling" + (request.development() ? " " + compiler.changed() + " modules" : ""));
            objects.addAll(compiler.objects());
            Path messages = nullMessages(uses.nullMessages(), compiler.undefined());
            objects.add(image);
            for (CompletableFuture<Path> each : assembled) {
                objects.add(CodeCompiler.result(each));
            }
            objects.add(messages);
        }
        progress.accept("linking");
        link(objects, sourceFiles(closed));
    }

    private String path(String name) {
        return request.work().resolve(name).toString();
    }

    private Path write(String name, byte[] contents) throws IOException {
        return Files.write(request.work().resolve(name), contents);
    }

    private Path assemble(Path source) {
        Path object = request.work().resolve(source.getFileName().toString().replace(".asm", "") + "-asm.o");
        List<String> command = new ArrayList<>(List.of("nasm", "-f", "elf64", "-g", "-F", "dwarf", "-Werror"));
        for (Path include : request.includes()) {
            command.add("-I" + include + "/");
        }
        command.addAll(List.of("-o", object.toString(), source.toString()));
        Tool.run(command);
        return object;
    }

    /** The table of the messages that compiled code can ask for. LLVM finds out that many references are not null. */
    private Path nullMessages(Map<String, List<String>> all, Set<String> wanted) throws IOException {
        Map<String, List<String>> used = new TreeMap<>(all);
        used.keySet().retainAll(wanted);
        return write("null-data.o", new NullMessageTable(used).write());
    }

    /** The source files of methods by class and name, without those of which overloads have several. */
    private static Map<String, String> sourceFiles(ClosedWorld closed) {
        Map<String, String> files = new HashMap<>();
        Set<String> several = new HashSet<>();
        for (MethodInfo each : closed.methods()) {
            String name = each.owner().binaryName() + "." + each.name();
            String path = DebugInfo.path(each);
            String file = path.substring(path.lastIndexOf('/') + 1);
            if (!file.equals(files.computeIfAbsent(name, ignored -> file))) {
                several.add(name);
            }
        }
        files.keySet().removeAll(several);
        return files;
    }

    /**
     * Links, with room for the line table, which is made from the debug information of what is linked. Code comes before
     * it, so that the table says the same wherever it ends. Mostly it ends in the same page as that of the last build.
     */
    private void link(List<Path> objects, Map<String, String> files) throws IOException {
        Path last = Path.of(path("lines.table"));
        long size = Files.exists(last) ? Files.size(last) : 0;
        byte[] table = null;
        ElfSection room;
        do {
            room = linkWithRoom(objects, size);
            if (table == null) {
                table = lineTable(files);
                Files.write(last, table);
            }
            size = table.length;
        } while (room.size() != roomFor(room.address(), table));
        for (Path each : List.of(request.output(), debug())) {
            ElfSection.find(each, LINE_TABLE).write(each, table);
        }
        ElfChecks.check(request.output());
    }

    private static long roomFor(long address, byte[] table) {
        return LinkerScript.tableEnd(address + table.length) - address;
    }

    /** Links twice at the same time, once without debug information; where there is room for the line table. */
    private ElfSection linkWithRoom(List<Path> objects, long size) throws IOException {
        Path script = request.work().resolve("image.lds");
        Files.writeString(script, LinkerScript.text(request.target(), size));
        CompletableFuture<Void> stripped = CompletableFuture.runAsync(() -> link(objects, script, request.output(), "--strip-all"));
        link(objects, script, debug());
        CodeCompiler.result(stripped);
        return ElfSection.find(debug(), LINE_TABLE);
    }

    private Path debug() {
        return Path.of(request.output() + ".debug");
    }

    private byte[] lineTable(Map<String, String> files) throws IOException {
        Path gsym = Path.of(path("lines.gsym"));
        Tool.run(List.of("llvm-gsymutil-19", "--quiet", "--num-threads=1", "--convert=" + debug(), "--out-file=" + gsym));
        return LineTableWriter.convert(Files.readAllBytes(gsym), files);
    }

    private void link(List<Path> objects, Path script, Path output, String... options) {
        List<String> command = new ArrayList<>(List.of("ld.lld-19"));
        command.addAll(request.target() == Target.KERNEL ? List.of("-pie", "--no-dynamic-linker") : List.of("-static"));
        command.addAll(List.of("-z", "text", "--eh-frame-hdr", "--gc-sections", "-z", "max-page-size=4096",
                "-T", script.toString(), "-o", output.toString()));
        command.addAll(List.of(options));
        objects.forEach(each -> command.add(each.toString()));
        Tool.run(command);
    }
}
