package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.net.URLStreamHandler;

/** {@code java.net.URL}: those of resources alone can be opened; nothing else is found by the name of a protocol. */
@TargetClass("java.net.URL")
final class Target_java_net_URL {
    private Target_java_net_URL() {}

    @Replace
    static URLStreamHandler getURLStreamHandler(String protocol) {
        return null;
    }

    @Replace
    boolean isBuiltinStreamHandler(URLStreamHandler handler) {
        return false;
    }
}
