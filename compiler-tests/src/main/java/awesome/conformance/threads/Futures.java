package awesome.conformance.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code CompletableFuture} across threads. */
public final class Futures {
    private Futures() {}

    private static int slow(int value) {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return value;
    }

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<Integer> six = CompletableFuture.supplyAsync(() -> slow(6));
        CompletableFuture<Integer> seven = CompletableFuture.supplyAsync(() -> slow(7));
        System.out.println(six.thenCombineAsync(seven, (a, b) -> a * b).thenApply(each -> "is " + each).get());
        CompletableFuture<Integer> failing = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("failed");
        });
        System.out.println(failing.exceptionally(e -> -1).get());
        try {
            failing.join();
        } catch (CompletionException e) {
            System.out.println(e.getCause());
        }
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
        }
        CompletableFuture<?>[] many = new CompletableFuture<?>[20];
        int[] results = new int[many.length];
        for (int i = 0; i < many.length; i++) {
            int number = i;
            many[i] = CompletableFuture.runAsync(() -> results[number] = number + 1);
        }
        CompletableFuture.allOf(many).join();
        int sum = 0;
        for (int each : results) {
            sum += each;
        }
        System.out.println(sum);
        CompletableFuture<String> never = new CompletableFuture<>();
        try {
            never.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("time is over");
        }
        new Thread(() -> never.complete("completed")).start();
        System.out.println(never.get() + " " + never.complete("again"));
    }
}
