import java.io.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** What a Java virtual machine asks of a kernel; prints the same wherever it runs. */
public class Machine {
    interface Part { Object run() throws Exception; }

    static void part(String name, Part part) {
        Object result;
        try {
            result = part.run();
        } catch (Throwable e) {
            result = e;
        }
        System.out.println(name + ": " + result);
    }

    static int depth;

    static void recurse() {
        depth++;
        recurse();
    }

    static int field(Machine s) { return s.x; }
    int x = 3;

    static boolean threw(Machine s) {
        try { return field(s) < 0; } catch (NullPointerException e) { return true; }
    }

    public static void main(String[] arguments) throws Exception {
        part("hello", () -> "world");
        part("threads", () -> {
            AtomicLong sum = new AtomicLong();
            Thread[] threads = new Thread[16];
            for (int i = 0; i < threads.length; i++) {
                int n = i;
                threads[i] = new Thread(() -> { for (int j = 0; j < 10000; j++) sum.addAndGet(n); });
                threads[i].start();
            }
            for (Thread t : threads) t.join();
            return sum;
        });
        part("monitors", () -> {
            Object lock = new Object();
            int[] turn = {0};
            List<Thread> threads = new ArrayList<>();
            StringBuilder order = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                int me = i;
                Thread t = new Thread(() -> {
                    for (int j = 0; j < 5; j++) synchronized (lock) {
                        while (turn[0] % 4 != me) try { lock.wait(); } catch (InterruptedException e) { return; }
                        order.append(me);
                        turn[0]++;
                        lock.notifyAll();
                    }
                });
                threads.add(t);
                t.start();
            }
            for (Thread t : threads) t.join();
            return order;
        });
        part("pool", () -> {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 100; i++) { int n = i; futures.add(pool.submit(() -> n * n)); }
            int sum = 0;
            for (Future<Integer> f : futures) sum += f.get();
            pool.shutdown();
            return sum + " " + pool.awaitTermination(10, TimeUnit.SECONDS);
        });
        part("parallel", () -> IntStream.range(0, 1_000_000).parallel().filter(i -> i % 7 == 0).count());
        part("collector", () -> {
            Map<Integer, byte[]> kept = new HashMap<>();
            long made = 0;
            for (int i = 0; i < 30000; i++) { byte[] b = new byte[4096]; b[5] = (byte) i; kept.put(i % 1000, b); made += b.length; }
            System.gc();
            long sum = 0;
            for (byte[] b : kept.values()) sum += b[5];
            return made + " " + sum;
        });
        part("null pointers", () -> {
            int caught = 0;
            for (int i = 0; i < 200000; i++) if (threw(i % 1000 == 7 ? null : new Machine())) caught++;
            return caught;
        });
        part("stack", () -> {
            int overflows = 0;
            for (int i = 0; i < 3; i++) try { recurse(); } catch (StackOverflowError e) { overflows++; }
            Thread t = new Thread(null, () -> { try { recurse(); } catch (StackOverflowError e) { System.out.println("overflow in a thread"); } }, "small", 300_000);
            t.start();
            t.join();
            return overflows + " " + (depth > 1000);
        });
        part("memory", () -> {
            List<long[]> all = new ArrayList<>();
            try { while (true) all.add(new long[10_000_000]); } catch (OutOfMemoryError e) { all.clear(); return "OutOfMemoryError"; }
        });
        Path folder = Files.createTempDirectory("machine");
        part("files", () -> {
            Path f = folder.resolve("a");
            Files.writeString(f, "hello\n".repeat(1000));
            Files.copy(f, folder.resolve("b"));
            Files.move(folder.resolve("b"), folder.resolve("c"));
            Files.createSymbolicLink(folder.resolve("l"), f);
            try (Stream<Path> s = Files.list(folder)) {
                return s.map(p -> p.getFileName().toString()).sorted().collect(Collectors.toList()) + " " + Files.size(folder.resolve("l"));
            }
        });
        part("mapped", () -> {
            try (FileChannel c = FileChannel.open(folder.resolve("m"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 0, 1 << 20);
                m.putLong(4096, 42);
                m.force();
                ByteBuffer b = ByteBuffer.allocate(8);
                c.read(b, 4096);
                return b.getLong(0) + " " + c.size();
            }
        });
        part("locked", () -> {
            try (FileChannel c = FileChannel.open(folder.resolve("a"), StandardOpenOption.WRITE)) {
                FileLock l = c.tryLock();
                try { c.tryLock(); return "twice"; } catch (OverlappingFileLockException e) { return l.isValid(); }
            }
        });
        part("process", () -> {
            Process p = new ProcessBuilder("/bin/sh", "-c", "read x; echo got $x; echo err >&2; exit 3").redirectErrorStream(true).start();
            try (Writer w = new OutputStreamWriter(p.getOutputStream())) { w.write("line\n"); }
            String out = new String(p.getInputStream().readAllBytes()).replace('\n', '|');
            return out + " " + p.waitFor();
        });
        part("killed", () -> {
            Process p = new ProcessBuilder("/bin/sleep", "1000").start();
            p.destroy();
            return p.waitFor() + " " + p.toHandle().isAlive();
        });
        part("unix socket", () -> {
            Path name = folder.resolve("s");
            java.net.UnixDomainSocketAddress a = java.net.UnixDomainSocketAddress.of(name);
            try (ServerSocketChannel s = ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
                s.bind(a);
                Thread t = new Thread(() -> {
                    try (SocketChannel c = SocketChannel.open(a)) { c.write(ByteBuffer.wrap("ping".getBytes())); } catch (IOException e) { System.out.println(e); }
                });
                t.start();
                try (SocketChannel c = s.accept()) {
                    ByteBuffer b = ByteBuffer.allocate(10);
                    while (c.read(b) >= 0) { }
                    t.join();
                    return new String(b.array(), 0, b.position());
                }
            }
        });
        part("selector", () -> {
            Pipe p = Pipe.open();
            try (Selector s = Selector.open()) {
                p.source().configureBlocking(false);
                p.source().register(s, SelectionKey.OP_READ);
                int none = s.selectNow();
                p.sink().write(ByteBuffer.wrap(new byte[3]));
                return none + " " + s.select(1000);
            }
        });
        part("watch", () -> {
            try (WatchService w = FileSystems.getDefault().newWatchService()) {
                folder.register(w, StandardWatchEventKinds.ENTRY_CREATE);
                Files.createFile(folder.resolve("new"));
                WatchKey k = w.poll(20, TimeUnit.SECONDS);
                return k.pollEvents().get(0).context();
            }
        });
        part("signal", () -> {
            CountDownLatch l = new CountDownLatch(1);
            sun.misc.Signal.handle(new sun.misc.Signal("USR2"), s -> l.countDown());
            new ProcessBuilder("/bin/sh", "-c", "kill -USR2 $PPID").start().waitFor();
            return l.await(10, TimeUnit.SECONDS);
        });
        part("timed", () -> {
            long t = System.nanoTime();
            Thread.sleep(50);
            long took = System.nanoTime() - t;
            ScheduledExecutorService e = Executors.newScheduledThreadPool(1);
            int r = e.schedule(() -> 5, 20, TimeUnit.MILLISECONDS).get();
            e.shutdown();
            return (took >= 50_000_000L) + " " + r;
        });
        part("interrupted", () -> {
            Thread t = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { System.out.println("woken"); } });
            t.start();
            t.interrupt();
            t.join();
            return t.getState();
        });
        part("large", () -> { ByteBuffer b = ByteBuffer.allocateDirect(50 << 20); b.putInt(40 << 20, 7); return b.getInt(40 << 20); });
        part("compiled", () -> { double x = 0; for (int i = 1; i < 3_000_000; i++) x += Math.sin(i) / i; return String.format("%.9f", x); });
        part("beans", () -> ProcessHandle.current().isAlive() + " " + (Runtime.getRuntime().availableProcessors() > 0)
                + " " + new File("/proc/self/maps").exists());
        try (Stream<Path> s = Files.walk(folder)) { s.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete()); }
        part("gone", () -> Files.exists(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.exit(5);
    }
}
