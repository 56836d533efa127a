package awesome.conformance.threads;

/** What a thread says of itself before, during and after its life; names, groups, daemons, priorities. */
public final class Lives {
    private static volatile boolean shown;
    private static volatile boolean go;

    private Lives() {}

    private static void show(Thread thread) {
        System.out.println(thread.getName() + " " + thread.isAlive() + " " + thread.getState() + " "
                + thread.isDaemon() + " " + thread.getPriority() + " " + thread.isInterrupted());
    }

    public static void main(String[] arguments) throws InterruptedException {
        Thread main = Thread.currentThread();
        show(main);
        ThreadGroup group = main.getThreadGroup();
        System.out.println(main + " " + group.getName() + " " + group.getParent().getName());
        Thread thread = new Thread(() -> {
            show(Thread.currentThread());
            shown = true;
            while (!go) {
                Thread.onSpinWait();
            }
        }, "worker");
        show(thread);
        thread.join();
        thread.setPriority(7);
        thread.start();
        while (!shown) {
            Thread.yield();
        }
        try {
            thread.start();
        } catch (IllegalThreadStateException e) {
            System.out.println("started twice " + e.getMessage());
        }
        System.out.println(thread.isAlive());
        thread.join(1);
        go = true;
        thread.join();
        show(thread);
        System.out.println(thread + " " + thread.getThreadGroup());
        thread.interrupt();
        System.out.println(thread.isInterrupted());

        Thread first = new Thread(() -> System.out.println(Thread.currentThread().getName()));
        Thread second = new Thread() {
            @Override
            public void run() {
                System.out.println(getName() + " is a subclass");
            }
        };
        first.start();
        first.join();
        second.start();
        second.join();
        Thread daemon = new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        });
        daemon.setDaemon(true);
        daemon.start();
        new Thread(() -> {
            try {
                main.join();
                System.out.println("after main " + main.isAlive() + " " + main.getState());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }).start();
        System.out.println("main ends");
    }
}
