package awesome.runtime.jdk.file;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.io.FileDescriptor;

/** {@code java.io.FileCleanable}: files that a program forgets to close stay open until it ends; no thread looks after them. */
@TargetClass(value = "java.io.FileCleanable", target = "linux")
final class Target_java_io_FileCleanable {
    private Target_java_io_FileCleanable() {}

    /** The access to descriptors that it keeps is used by cleaning only. */
    @Replace
    private static void static_init() {
        // Nothing is cleaned.
    }

    @Replace
    static void register(FileDescriptor descriptor) {
        // Whoever opens a file closes it.
    }

    @Replace
    static void unregister(FileDescriptor descriptor) {
        // It was not registered.
    }
}
