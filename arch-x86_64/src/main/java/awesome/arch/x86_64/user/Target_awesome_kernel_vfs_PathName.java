package awesome.arch.x86_64.user;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.jdk.Target_java_lang_String;

/** In an image the runtime does it by words. */
@TargetClass("awesome.kernel.vfs.PathName")
final class Target_awesome_kernel_vfs_PathName {
    private Target_awesome_kernel_vfs_PathName() {}

    @Replace
    public static int hash(String path, int start, int end) {
        return Target_java_lang_String.quickHash(path, start, end);
    }

    @Replace
    public static boolean is(String path, int start, int end, String name) {
        return Target_java_lang_String.isPart(path, start, end, name);
    }
}
