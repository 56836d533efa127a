package awesome.compiler.damage;

import awesome.compiler.hostheap.HostClass;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.hostheap.HostObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** No child JVM: all fields are 0 or null, and strings are empty. */
final class NoHeap implements HostHeap {
    private final Map<String, HostObject> literals = new HashMap<>();

    private record Text(int id) implements HostObject {
        @Override
        public String className() {
            return "java/lang/String";
        }

        @Override
        public int identityHash() {
            return 1;
        }

        @Override
        public int length() {
            return -1;
        }

        @Override
        public Object primitiveArray() {
            return null;
        }

        @Override
        public Object element(int index) {
            return null;
        }

        @Override
        public Object field(String ownerName, String fieldName) {
            return null;
        }
    }

    @Override
    public void initialize(String internalName) {
        // Nothing runs.
    }

    @Override
    public Object staticField(String ownerName, String fieldName) {
        return null;
    }

    @Override
    public HostObject literal(String value) {
        return literals.computeIfAbsent(value, ignored -> new Text(literals.size()));
    }

    @Override
    public void literals(Collection<String> values) {
        values.forEach(this::literal);
    }

    @Override
    public void finish() {
        // Nothing is to be read.
    }

    @Override
    public HostObject enumConstants(String internalName) {
        return null;
    }

    @Override
    public int identityHash(HostClass type) {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
