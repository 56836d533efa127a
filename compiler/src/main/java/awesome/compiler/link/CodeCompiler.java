package awesome.compiler.link;

import awesome.compiler.CompileError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Compiles modules of LLVM assembly to object files, as many at a time as there are processors. The name of an object
 * file has a hash of all that it was made from; what is there already is not made again.
 */
final class CodeCompiler {
    private static final int DIGEST_BYTES = 12;
    private static final int PARTITIONS = 4;

    private final ImageBuilder.Request request;
    private final Path folder;
    private final ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final List<CompletableFuture<Path>> results = new ArrayList<>();
    /** Digests take about a quarter of the time that is spent on a module that did not change. */
    private final ExecutorService digests = Executors.newSingleThreadExecutor();
    private final List<CompletableFuture<Path>> wanted = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> there = new ArrayList<>();

    CodeCompiler(ImageBuilder.Request request) throws IOException {
        this.request = request;
        this.folder = request.work().resolve("modules");
        Files.createDirectories(folder);
    }

    /**
     * Starts compiling a module, if its object is not there.
     *
     * @param inlinedLate functions that are to be inlined after everything else
     */
    void add(String name, String text, Set<String> inlinedLate) {
        List<String> options = options();
        CompletableFuture<Path> object = CompletableFuture.supplyAsync(() -> object(name, options, text), digests);
        CompletableFuture<Boolean> isThere = object.thenApply(Files::exists);
        wanted.add(object);
        there.add(isThere);
        results.add(isThere.thenComposeAsync(found -> found ? object
                : CompletableFuture.supplyAsync(() -> compile(name, text, options, inlinedLate, object.join()), workers), digests));
    }

    /** How many modules were not there. */
    int changed() {
        return (int) there.stream().filter(each -> !each.join()).count();
    }

    /** Waits for the objects, in the order of the modules, and deletes those of earlier builds. */
    List<Path> objects() throws IOException {
        List<Path> objects = new ArrayList<>();
        try {
            for (CompletableFuture<Path> each : results) {
                objects.add(result(each));
            }
        } finally {
            workers.shutdownNow();
            digests.shutdownNow();
        }
        Set<Path> kept = wanted.stream().map(CompletableFuture::join).collect(Collectors.toSet());
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.o")) {
            for (Path each : old) {
                if (!kept.contains(each)) {
                    Files.delete(each);
                }
            }
        }
        return objects;
    }

    /** Waits for a file; throws what went wrong with it. */
    static Path result(CompletableFuture<Path> file) {
        try {
            return file.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CompileError error ? error : e;
        }
    }

    private Path compile(String name, String text, List<String> options, Set<String> inlinedLate, Path object) {
        String source = folder.resolve(name + ".ll").toString();
        Path unfinished = folder.resolve(name + ".unfinished");
        try {
            Files.writeString(Path.of(source), text);
            if (inlinedLate.isEmpty()) {
                run(options, "-c", source, "-o", unfinished.toString());
            } else {
                String optimized = folder.resolve(name + ".bc").toString();
                run(options, "-emit-llvm", "-c", source, "-o", optimized);
                generate(inlinedLate, optimized, unfinished.toString());
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

    /**
     * Inlines these functions and makes an object file of the module. The linker does both at once, and splits the module
     * for several processors; into how many parts is fixed, so that the result does not depend on the machine.
     */
    private void generate(Set<String> inlined, String module, String object) {
        List<String> command = new ArrayList<>(List.of("ld.lld-19", "-r", module, "-o", object,
                "--lto-partitions=" + PARTITIONS, "--lto-CGO" + request.optimize(), "-mllvm", "-mcpu=x86-64",
                "--lto-newpm-passes=forceattrs,always-inline,function(early-cse<memssa>,simplifycfg)"));
        for (String each : inlined) {
            command.addAll(List.of("-mllvm", "-force-remove-attribute=" + each + ":noinline",
                    "-mllvm", "-force-attribute=" + each + ":alwaysinline"));
        }
        Tool.run(command);
    }

    private List<String> options() {
        return List.of("clang-19", "--target=" + request.target().triple(), "-O" + request.optimize(), "-fPIE",
                "-mcmodel=small", "-ffunction-sections", "-Wno-override-module",
                // Lookup tables of pointers would be absolute addresses.
                "-mllvm", "-switch-to-lookup=false",
                // Every call may end in a StackOverflowError, which LLVM cannot know.
                "-mllvm", "-disable-nounwind-inference");
    }

    private Path object(String name, List<String> options, String text) {
        return folder.resolve(name + "-" + digest(options, text) + ".o");
    }

    private static String digest(List<String> options, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", options).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
