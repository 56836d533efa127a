package awesome.kernel.lock;

import awesome.magic.MayAllocate;

/**
 * Locks that do the same for different objects, such as those of all run queues. The order in which locks may be taken
 * is one of classes; within a class, it is by {@linkplain CheckedLock rank}. There is one constant for each class.
 */
public final class LockClass {
    /** How many there can be. */
    public static final int MOST = 64;

    private static int made;

    private final String name;
    private final int number;

    private LockClass(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /** A class of locks; {@code name} is for people. */
    @MayAllocate("classes of locks are constants")
    public static synchronized LockClass of(String name) {
        if (made == MOST) {
            throw new IllegalStateException("more than " + MOST + " classes of locks");
        }
        return new LockClass(name, made++);
    }

    /** For people. */
    public String name() {
        return name;
    }

    int number() {
        return number;
    }
}
