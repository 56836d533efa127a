package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Has methods {@linkplain MethodVerifier verified} on another processor, while the analysis goes through those before them. */
final class Verification implements AutoCloseable {
    private final World world;
    private final ExecutorService verifier = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "verifier");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<MethodInfo, FutureTask<Void>> begun = new HashMap<>();

    Verification(World world) {
        this.world = world;
    }

    /** A method that will be wanted; until then nobody changes its code. */
    void begin(MethodInfo method) {
        FutureTask<Void> task = new FutureTask<>(() -> new MethodVerifier(world, method).verify(), null);
        begun.put(method, task);
        verifier.execute(task);
    }

    /** Waits until a method is verified, or does it if nobody has begun; a {@link CompileError} says what is wrong with it. */
    void finish(MethodInfo method) {
        FutureTask<Void> task = begun.remove(method);
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CompileError error) {
                throw error;
            }
            throw new IllegalStateException("verifying " + method, e.getCause());
        } catch (InterruptedException | CancellationException e) {
            throw new IllegalStateException("nobody interrupts the analysis", e);
        }
    }

    @Override
    public void close() {
        verifier.shutdownNow();
    }
}
