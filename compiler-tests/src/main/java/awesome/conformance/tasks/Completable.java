package awesome.conformance.tasks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** CompletableFuture: chains, combinations, exceptions, time limits. */
public final class Completable {
    private Completable() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(CompletableFuture.supplyAsync(() -> 6).thenApply(each -> each * 7)
                .thenCombine(CompletableFuture.supplyAsync(() -> "x"),
                (a, b) -> b + a).get() + " " + CompletableFuture.completedFuture(1).thenCompose(each ->
                CompletableFuture.supplyAsync(() -> each + 1)).join());
        List<CompletableFuture<Integer>> all = IntStream.range(0, 10).mapToObj(each ->
                CompletableFuture.supplyAsync(() -> each * each)).toList();
        System.out.println(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(each ->
                all.stream().mapToInt(CompletableFuture::join)
                .sum()).join() + " " + CompletableFuture.anyOf(CompletableFuture.completedFuture("first"),
                new CompletableFuture<>()).join());
        CompletableFuture<Integer> failing = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("broken");
        });
        System.out.println(failing.handle((value, error) -> value + " " + error).join() + " "
                + failing.exceptionally(error -> -1).join() + " "
                + failing.isCompletedExceptionally());
        show(failing::get);
        show(failing::join);
        show(() -> new CompletableFuture<>().orTimeout(5, TimeUnit.MILLISECONDS).join());
        show(() -> new CompletableFuture<>().completeOnTimeout("late", 5, TimeUnit.MILLISECONDS).join());
        show(() -> new CompletableFuture<>().get(5, TimeUnit.MILLISECONDS));
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        System.out.println(cancelled.cancel(true) + " " + cancelled.isCancelled() + " " + cancelled.complete("x") );
    }
}
