package awesome.conformance.threads;

/** An identity hash stays the same whether its object is locked, by whom, and when it was asked for. */
public final class Hashes {
    private Hashes() {}

    private static int inOtherThread(Object object) throws InterruptedException {
        int[] hash = new int[1];
        Thread thread = new Thread(() -> hash[0] = System.identityHashCode(object));
        thread.start();
        thread.join();
        return hash[0];
    }

    public static void main(String[] arguments) throws InterruptedException {
        Object before = new Object();
        int hash = before.hashCode();
        synchronized (before) {
            synchronized (before) {
                System.out.println(hash == before.hashCode() && hash == inOtherThread(before));
            }
        }
        System.out.println(hash == before.hashCode() && hash != 0);
        Object during = new Object();
        synchronized (during) {
            hash = inOtherThread(during);
            System.out.println(hash == during.hashCode() && Thread.holdsLock(during));
        }
        System.out.println(hash == during.hashCode() && !Thread.holdsLock(during));
        Object deep = new Object();
        System.out.println(enter(deep, 200) == deep.hashCode() && !Thread.holdsLock(deep));
        for (int i = 0; i < 20_000; i++) {
            Object each = new Object();
            hash = each.hashCode();
            synchronized (each) {
                if (each.hashCode() != hash) {
                    System.out.println("changed");
                }
            }
        }
    }

    private static int enter(Object object, int times) {
        synchronized (object) {
            return times == 0 ? object.hashCode() : enter(object, times - 1);
        }
    }
}
