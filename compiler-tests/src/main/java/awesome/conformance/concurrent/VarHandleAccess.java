package awesome.conformance.concurrent;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Each kind of access through a handle of a field or of array elements. */
public final class VarHandleAccess {
    private static final VarHandle COUNT;
    private static final VarHandle BITS;
    private static final VarHandle TEXT;
    private static final VarHandle ELEMENTS = MethodHandles.arrayElementVarHandle(int[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findVarHandle(VarHandleAccess.class, "count", int.class);
            BITS = lookup.findVarHandle(VarHandleAccess.class, "bits", long.class);
            TEXT = lookup.findVarHandle(VarHandleAccess.class, "text", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int count;
    private volatile long bits;
    private volatile String text;

    private VarHandleAccess() {}

    public static void main(String[] arguments) {
        VarHandleAccess object = new VarHandleAccess();
        System.out.println(COUNT.compareAndSet(object, 0, 5) + " " + COUNT.compareAndSet(object, 0, 6) + " " + object.count);
        System.out.println((int) COUNT.getAndAdd(object, 3) + " " + (int) COUNT.getVolatile(object) + " "
                + (int) COUNT.compareAndExchange(object, 8, 9) + " " + object.count);
        BITS.setVolatile(object, 7L);
        System.out.println((long) BITS.getAndBitwiseOr(object, 8L) + " " + (long) BITS.getAndBitwiseXor(object, 5L) + " "
                + (long) BITS.getAndBitwiseAnd(object, 6L) + " " + object.bits);
        TEXT.set(object, "a");
        System.out.println((String) TEXT.getAndSet(object, "b") + object.text + TEXT.weakCompareAndSetPlain(object, "b", null)
                + TEXT.getOpaque(object));
        int[] array = new int[4];
        ELEMENTS.setRelease(array, 2, 9);
        System.out.println((int) ELEMENTS.getAcquire(array, 2) + " " + array[2]);
        try {
            ELEMENTS.set(array, 4, 1);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            COUNT.set((VarHandleAccess) null, 1);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
