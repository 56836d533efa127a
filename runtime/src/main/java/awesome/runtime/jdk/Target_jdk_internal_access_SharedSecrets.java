package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code jdk.internal.access.SharedSecrets}: classes of the library hand in their secrets when the image is built. */
@TargetClass("jdk.internal.access.SharedSecrets")
final class Target_jdk_internal_access_SharedSecrets {
    private Target_jdk_internal_access_SharedSecrets() {}

    @Replace
    private static void ensureClassInitialized(Class<?> type) {
        // It is.
    }

    /** The only implementation, which is otherwise found by name. */
    @Replace
    public static CollectionAccess getJavaUtilCollectionAccess() {
        return (CollectionAccess) (Object) new Immutable();
    }

    /** Names a result. */
    @TargetClass("jdk.internal.access.JavaUtilCollectionAccess")
    interface CollectionAccess {}

    /** Only its constructor is used. */
    @TargetClass("java.util.ImmutableCollections$Access$1")
    static final class Immutable {
        @Alias
        Immutable() {}
    }
}
