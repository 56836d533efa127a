package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.ResetValue;
import awesome.magic.TargetClass;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.WriteBarrier;
import java.lang.ref.Reference;

/**
 * {@code java.lang.ref.Reference}: the collector clears the referent and links the reference into its list
 * of cleared ones; whoever ran the collector then moves that list into the queues. There is no thread for it.
 */
@TargetClass("java.lang.ref.Reference")
public final class Target_java_lang_ref_Reference {
    @Alias Object referent;
    /** The link of the collector's lists. */
    @Alias @ResetValue public Reference<?> discovered;

    @Alias private static boolean $assertionsDisabled;

    /** The initialiser of the JDK starts a thread. */
    @Replace
    private static void static_init() {
        $assertionsDisabled = true;
    }

    @Alias
    private native void enqueueFromPending();

    @Replace
    private static Reference<?> getAndClearReferencePendingList() {
        return (Reference<?>) Heap.current().takeCleared();
    }

    @Replace
    private static boolean hasReferencePendingList() {
        return Heap.current().hasCleared();
    }

    @Remove("nobody waits for the collector; the queues get its list after each collection")
    private static native void waitForReferencePendingList();

    @Replace
    public Object get() {
        return WriteBarrier.referent(this);
    }

    @Replace
    private boolean refersTo0(Object object) {
        return referent == object;
    }

    @Replace
    private void clear0() {
        referent = null;
    }

    /** Moves what the collector cleared into the queues. Called after each collection. */
    @Inject
    public static void enqueueCleared() {
        while (hasReferencePendingList()) {
            Reference<?> each = getAndClearReferencePendingList();
            while (each != null) {
                Target_java_lang_ref_Reference reference = (Target_java_lang_ref_Reference) (Object) each;
                each = reference.discovered;
                reference.discovered = null;
                reference.enqueueFromPending();
            }
        }
    }
}
