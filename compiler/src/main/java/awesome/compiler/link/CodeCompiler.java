package awesome.compiler.link;

import awesome.compiler.CompileError;
import awesome.compiler.llvm.Digest;
import awesome.compiler.llvm.ImageUses;
import awesome.compiler.llvm.ModuleWriter;
import awesome.compiler.llvm.Modules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes modules as LLVM assembly and compiles them to object files, as many at a time as there are processors. The name
 * of an object file has a hash of all that it was made from; what is there already is not made again.
 */
final class CodeCompiler implements AutoCloseable {
    /** What a program of one module is split into once it is optimised. */
    private static final int PARTITIONS = 4;

    private final ImageBuilder.Request request;
    private final Path folder;
    private final int partitions;
    private final ExecutorService writers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final ExecutorService compilers = largestFirst(Runtime.getRuntime().availableProcessors());
    private final List<CompletableFuture<Written>> modules = new ArrayList<>();
    private final List<CompletableFuture<Path>> objects = new ArrayList<>();

    /**
     * A module that is written.
     *
     * @param object its object file
     * @param changed whether that was not there
     */
    private record Written(Path object, boolean changed, ImageUses uses) {}

    /** Compiling a module whose text has this size. */
    private record Compilation(int size, Runnable work) implements Runnable, Comparable<Compilation> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Compilation other) {
            return Integer.compare(other.size, size);
        }
    }

    /** For this many modules. */
    CodeCompiler(ImageBuilder.Request request, int modules) throws IOException {
        this.request = request;
        this.partitions = modules == 1 ? PARTITIONS : 1;
        this.folder = request.work().resolve("modules");
        Files.createDirectories(folder);
    }

    /** Starts writing a module, and compiling it if its object is not there. */
    void add(Modules.Part part, ModuleWriter writer) {
        CompletableFuture<Path> object = new CompletableFuture<>();
        objects.add(object);
        modules.add(CompletableFuture.supplyAsync(() -> {
            byte[] content = writer.translate();
            LlvmCommands commands = new LlvmCommands(request, partitions, part.isFrequent(), writer.inlinedLate());
            Path file = object(part.name(), content, commands);
            boolean changed = !Files.exists(file);
            if (changed) {
                byte[] text = writer.write().getBytes(StandardCharsets.UTF_8);
                compilers.execute(new Compilation(text.length, () -> complete(object, () -> compile(part.name(), text, commands, file))));
            } else {
                object.complete(file);
            }
            return new Written(file, changed, writer.uses());
        }, writers));
    }

    /** So that no processor has a large one left when all others are done. */
    private static ExecutorService largestFirst(int threads) {
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
    }

    private static <T> void complete(CompletableFuture<T> future, Supplier<T> value) {
        try {
            future.complete(value.get());
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    /** Waits until all modules are written; what they use. */
    ImageUses uses() {
        ImageUses all = new ImageUses();
        modules.forEach(each -> all.add(result(each).uses()));
        return all;
    }

    /** How many modules were not there. */
    int changed() {
        return (int) modules.stream().filter(each -> each.join().changed()).count();
    }

    /** Waits for the objects, in the order of the modules, and deletes those of earlier builds. */
    List<Path> objects() throws IOException {
        List<Path> files = new ArrayList<>();
        for (CompletableFuture<Path> each : objects) {
            files.add(result(each));
        }
        Set<Path> kept = new HashSet<>(files);
        files.forEach(each -> kept.add(undefined(each)));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.{o,undefined}")) {
            for (Path each : old) {
                if (!kept.contains(each)) {
                    Files.delete(each);
                }
            }
        }
        return files;
    }

    /** The symbols that the objects want from elsewhere; noted beside each, as that takes long to find out. */
    Set<String> undefined() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (CompletableFuture<Path> each : objects) {
            if (!Files.exists(undefined(result(each)))) {
                unknown.add(result(each).toString());
            }
        }
        noteUndefined(unknown);
        return objects.parallelStream().flatMap(each -> lines(undefined(result(each))).stream()).collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new CompileError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void noteUndefined(List<String> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("llvm-nm-19", "--undefined-only", "--format=just-symbols", "--print-file-name"));
        command.addAll(files);
        Map<String, List<String>> symbols = new HashMap<>();
        for (String line : Tool.run(command).lines().toList()) {
            int end = line.indexOf(".o: ") + 2;
            symbols.computeIfAbsent(line.substring(0, end), ignored -> new ArrayList<>()).add(line.substring(end + 2).strip());
        }
        for (String each : files) {
            Files.write(undefined(Path.of(each)), symbols.getOrDefault(each, List.of()));
        }
    }

    /** The file beside an object with the symbols that it wants. */
    private static Path undefined(Path object) {
        return Path.of(object + ".undefined");
    }

    @Override
    public void close() {
        writers.shutdownNow();
        compilers.shutdownNow();
    }

    /** Waits for something; throws what went wrong with it. */
    static <T> T result(CompletableFuture<T> something) {
        try {
            return something.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CompileError error ? error : e;
        }
    }

    private Path compile(String name, byte[] text, LlvmCommands commands, Path object) {
        String source = folder.resolve(name + ".ll").toString();
        Path unfinished = folder.resolve(name + ".unfinished");
        try {
            Files.write(Path.of(source), text);
            if (commands.areTwo()) {
                String optimized = folder.resolve(name + ".bc").toString();
                run(commands.optimizer(), source, "-o", optimized);
                run(commands.generator(), optimized, "-o", unfinished.toString());
            } else {
                run(commands.optimizer(), source, "-o", unfinished.toString());
            }
            return Files.move(unfinished, object, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CompileError("cannot write " + object + ": " + e.getMessage(), e);
        }
    }

    private static void run(List<String> options, String... others) {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of(others));
        Tool.run(command);
    }

    private Path object(String name, byte[] content, LlvmCommands commands) {
        byte[] command = String.join("\n", commands.all()).getBytes(StandardCharsets.UTF_8);
        return folder.resolve(name + "-" + Digest.of(command, content) + ".o");
    }
}
