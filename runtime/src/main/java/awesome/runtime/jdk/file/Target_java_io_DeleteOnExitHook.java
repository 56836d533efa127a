package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.ResetValue;
import awesome.magic.TargetClass;
import awesome.runtime.ShutdownHooks;
import java.util.LinkedHashSet;

/** {@code java.io.DeleteOnExitHook}: files are deleted after all hooks of the program have run. */
@TargetClass(value = "java.io.DeleteOnExitHook", target = "linux")
final class Target_java_io_DeleteOnExitHook {
    @Alias @ResetValue private static LinkedHashSet<String> files;

    private Target_java_io_DeleteOnExitHook() {}

    @Alias
    static native void runHooks();

    @Replace
    static synchronized void add(String file) {
        if (files == null) {
            files = new LinkedHashSet<>();
            ShutdownHooks.addLast(Target_java_io_DeleteOnExitHook::runHooks);
        }
        files.add(file);
    }
}
