package awesome.compiler.hostheap;

import awesome.compiler.CompileError;
import awesome.compiler.hostheap.child.Child;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/** The child JVM as a process: started so that two runs with the same classes make the same objects. */
final class ChildProcess {
    /** Longest time that one initialiser may take. */
    private static final int LIMIT_SECONDS = 120;
    /** All of the package {@code child}. */
    private static final List<String> OWN_CLASSES =
            List.of("Child", "ObjectWriter", "PipeClassLoader", "Shape", "Shape$Slot", "Wire");

    private final Process process;
    private final Path folder;
    private final DataInputStream input;
    private final DataOutputStream output;
    private final Thread errors;
    private final Timer timer = new Timer("limit of static initialisers", true);
    private TimerTask limit;
    private volatile boolean limitReached;

    private ChildProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.input = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        this.output = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.errors = new Thread(this::tellErrors, "errors of static initialisers");
        errors.setDaemon(true);
        errors.start();
    }

    /** To where this build's errors go, which need not be those of this process. */
    private void tellErrors() {
        try (InputStream from = process.getErrorStream()) {
            from.transferTo(System.err);
        } catch (IOException e) {
            // It is ended while it writes.
        }
    }

    static ChildProcess start() {
        try {
            Path folder = Files.createTempDirectory("awesome-hostheap");
            Path patches = folder.resolve("java.base");
            BaseModulePatches.write(patches);
            Path own = folder.resolve("child");
            copyOwnClasses(own);
            ProcessBuilder builder = new ProcessBuilder(command(patches, own));
            builder.environment().clear();
            builder.environment().put("LC_ALL", "C");
            return new ChildProcess(builder.start(), folder);
        } catch (IOException e) {
            throw new CompileError("Cannot start the JVM that runs static initialisers: " + e.getMessage(), e);
        }
    }

    /** A JVM that loads classes from a jar file gives out other identity hashes than one that loads them from a folder. */
    private static void copyOwnClasses(Path directory) throws IOException {
        Path target = Files.createDirectories(directory.resolve(Child.class.getPackageName().replace('.', '/')));
        for (String name : OWN_CLASSES) {
            try (InputStream original = Child.class.getResourceAsStream(name + ".class")) {
                Files.copy(original, target.resolve(name + ".class"));
            }
        }
    }

    private static List<String> command(Path patches, Path own) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Identity hashes from a counter instead of a random generator (HotSpot's synchronizer.cpp, get_next_hash).
        command.add("-XX:+UnlockExperimentalVMOptions");
        command.add("-XX:hashCode=3");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        command.add("-Duser.language=en");
        command.add("-Duser.country=US");
        command.add("-Duser.timezone=UTC");
        command.add("-Dfile.encoding=UTF-8");
        command.add("--patch-module=java.base=" + patches);
        command.add("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.add("-cp");
        command.add(own.toString());
        command.add(Child.class.getName());
        return command;
    }

    DataInputStream input() {
        return input;
    }

    DataOutputStream output() {
        return output;
    }

    /** From here to {@link #endLimit} the child must not take longer than the limit: else it is ended. */
    void startLimit() {
        limit = new TimerTask() {
            @Override
            public void run() {
                limitReached = true;
                process.destroyForcibly();
            }
        };
        timer.schedule(limit, TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    }

    void endLimit() {
        limit.cancel();
    }

    /** For the message when the pipes break. */
    String whyItEnded() {
        if (limitReached) {
            return "it did not finish in " + LIMIT_SECONDS + " seconds";
        }
        try {
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            return ended
                    ? "the JVM that runs static initialisers ended with status " + process.exitValue()
                    : "the JVM that runs static initialisers does not answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    void close() {
        timer.cancel();
        process.destroyForcibly();
        try {
            process.waitFor();
            errors.join();
            BaseModulePatches.delete(folder);
        } catch (IOException e) {
            throw new CompileError("Cannot delete the temporary directory " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
