package awesome.compiler.hostheap;

import awesome.compiler.hostheap.ChildHeap.FieldName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Supplier;

/** An object of the child JVM with the contents that were read last. */
final class ChildObject implements HostObject {
    private final ChildHeap heap;
    private final int handle;
    private final String className;
    private final int identityHash;
    private final int length;
    private int id = -1;
    private ChildObject foundIn;
    private Supplier<String> foundAs;

    private int filledInEpoch = -1;
    private Map<FieldName, Received> fields;
    private Received[] elements;
    private Object primitives;

    ChildObject(ChildHeap heap, int handle, String className, int identityHash, int length) {
        this.heap = heap;
        this.handle = handle;
        this.className = className;
        this.identityHash = identityHash;
        this.length = length;
    }

    int handle() {
        return handle;
    }

    /** Notes that somebody was given it, from {@code holder} (null for statics) under the name {@code step}. */
    void discoverThrough(ChildObject holder, Supplier<String> step) {
        if (id < 0) {
            id = heap.give(this);
            foundIn = holder;
            foundAs = step;
        }
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public String className() {
        return className;
    }

    @Override
    public int identityHash() {
        return identityHash;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Object primitiveArray() {
        fill();
        return primitives;
    }

    @Override
    public Object element(int index) {
        fill();
        return elements[index].get(this, () -> "element " + index + " of an array " + className);
    }

    @Override
    public Object field(String ownerName, String fieldName) {
        fill();
        Received value = fields.get(new FieldName(ownerName, fieldName));
        if (value == null) {
            return heap.zero(ownerName, fieldName);
        }
        return value.get(this, () -> "field " + ownerName.replace('/', '.') + "." + fieldName + " of an object of "
                + className.replace('/', '.'));
    }

    @Override
    public String path() {
        StringBuilder text = new StringBuilder();
        for (ChildObject each = this; each != null && each.foundAs != null; each = each.foundIn) {
            text.insert(0, "\n  " + each.foundAs.get());
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return className + "#" + id;
    }

    /** Whether it was described since the initialiser of this number ran. */
    boolean isFilledIn(int epoch) {
        return filledInEpoch == epoch;
    }

    void filledIn(int epoch) {
        filledInEpoch = epoch;
    }

    boolean isArrayOfPrimitives() {
        return length >= 0 && className.charAt(1) != 'L' && className.charAt(1) != '[';
    }

    private void fill() {
        if (!isFilledIn(heap.epoch())) {
            heap.describe(this);
        }
    }

    void fillFields(Map<FieldName, Received> newFields) {
        fields = newFields;
    }

    void fillElements(Received[] newElements) {
        elements = newElements;
    }

    /** The bytes are in memory order, little-endian. */
    void fillPrimitives(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        primitives = switch (className.charAt(1)) {
            case 'Z' -> {
                boolean[] array = new boolean[length];
                for (int i = 0; i < length; i++) {
                    array[i] = bytes[i] != 0;
                }
                yield array;
            }
            case 'B' -> bytes;
            case 'S' -> {
                short[] array = new short[length];
                buffer.asShortBuffer().get(array);
                yield array;
            }
            case 'C' -> {
                char[] array = new char[length];
                buffer.asCharBuffer().get(array);
                yield array;
            }
            case 'I' -> {
                int[] array = new int[length];
                buffer.asIntBuffer().get(array);
                yield array;
            }
            case 'J' -> {
                long[] array = new long[length];
                buffer.asLongBuffer().get(array);
                yield array;
            }
            case 'F' -> {
                float[] array = new float[length];
                buffer.asFloatBuffer().get(array);
                yield array;
            }
            default -> {
                double[] array = new double[length];
                buffer.asDoubleBuffer().get(array);
                yield array;
            }
        };
    }
}
