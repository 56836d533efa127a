package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.lang.ref.PhantomReference}: asking for its referent does not keep that alive, here as for any other. */
@TargetClass("java.lang.ref.PhantomReference")
public final class Target_java_lang_ref_PhantomReference {
    @Replace
    private boolean refersTo0(Object object) {
        return ((Target_java_lang_ref_Reference) (Object) this).referent == object;
    }
}
