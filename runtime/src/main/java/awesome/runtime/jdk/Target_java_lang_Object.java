package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.heap.Allocation;
import awesome.runtime.heap.IdentityHash;
import awesome.runtime.thread.Threads;

/** The native methods of {@code java.lang.Object}. */
@TargetClass("java.lang.Object")
public final class Target_java_lang_Object {
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
        Threads.current().wake(this, false);
    }

    @Replace("notifyAll")
    private void wakeAll() {
        Threads.current().wake(this, true);
    }

    @Replace("wait")
    private void await(long milliseconds) throws InterruptedException {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        Threads.current().await(this, milliseconds == 0 ? -1 : Threads.nanos(milliseconds));
    }
}
