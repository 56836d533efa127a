package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code java.util.stream.AbstractPipeline}: all streams are sequential, since there is one thread. */
@TargetClass(value = "java.util.stream.AbstractPipeline", target = "kernel")
public final class Target_java_util_stream_AbstractPipeline {
    @Replace
    public boolean isParallel() {
        return false;
    }
}
