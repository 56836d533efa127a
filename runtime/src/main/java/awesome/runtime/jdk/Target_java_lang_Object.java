package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.Monitors;
import awesome.runtime.Platform;
import awesome.runtime.heap.Allocation;
import awesome.runtime.heap.IdentityHash;

/** The native methods of {@code java.lang.Object}. */
@TargetClass("java.lang.Object")
public final class Target_java_lang_Object {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** The class word of the header is a reference to the class. */
    @Replace("getClass")
    private Class<?> classWord() {
        return (Class<?>) Objects.decode(Objects.addressOf(this).readInt());
    }

    @Replace("hashCode")
    private int identityHash() {
        return IdentityHash.of(this);
    }

    @Replace("clone")
    private Object copy() throws CloneNotSupportedException {
        Object self = this;
        if (!(self instanceof Cloneable) && !self.getClass().isArray()) {
            throw new CloneNotSupportedException(self.getClass().getName());
        }
        return Allocation.copy(self);
    }

    @Replace("notify")
    private void wakeOne() {
        Monitors.checkHeld(this);
    }

    @Replace("notifyAll")
    private void wakeAll() {
        Monitors.checkHeld(this);
    }

    /** Java code has one thread, so nobody can notify: only the time ends the wait. */
    @Replace("wait")
    private void await(long milliseconds) {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Monitors.checkHeld(this);
        if (milliseconds == 0) {
            throw new IllegalStateException("wait() without a time limit, and there is no other thread that could notify");
        }
        Platform.current().idle(milliseconds * NANOS_PER_MILLI);
    }
}
