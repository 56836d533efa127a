package awesome.arch.x86_64.paging;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.jdk.Target_java_lang_String;

/** In an image the runtime does it by words. */
@TargetClass("awesome.kernel.cache.NameHash")
final class Target_awesome_kernel_cache_NameHash {
    private Target_awesome_kernel_cache_NameHash() {}

    @Replace
    static int of(String path, int start, int end) {
        return Target_java_lang_String.hashOfPart(path, start, end);
    }
}
