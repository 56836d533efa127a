package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** {@code java.util.stream.ReferencePipeline}: the list of {@code toList} is made without loading a class by name. */
@TargetClass("java.util.stream.ReferencePipeline")
abstract class Target_java_util_stream_ReferencePipeline {
    @Alias
    public abstract Object[] toArray();

    @Replace
    public List<Object> toList() {
        return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(toArray())));
    }
}
