package awesome.runtime.heap;

import awesome.magic.EntryPoint;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.jdk.Target_java_lang_Class;

/** What {@code new}, {@code newarray}, {@code anewarray} and {@code multianewarray} do. */
public final class Allocation {
    private Allocation() {}

    /** A zeroed instance of {@code type}, which takes {@code bytes} with its header. */
    @EntryPoint("rt_new")
    public static Object instance(Class<?> type, int bytes) {
        return Objects.objectAt(Heap.current().allocate(bytes, Objects.encode(type), 0));
    }

    /** A zeroed array of this array type. */
    @EntryPoint("rt_new_array")
    public static Object array(Class<?> type, int length) {
        if (length < 0) {
            throw new NegativeArraySizeException(String.valueOf(length));
        }
        long bytes = Hubs.ARRAY_BASE + ((long) length << Target_java_lang_Class.of(type).elementShift);
        return Objects.objectAt(Heap.current().allocate(bytes, Objects.encode(type), length));
    }

    /**
     * An array of arrays.
     *
     * @param dimensions {@code count} lengths of 4 bytes, outermost first
     */
    @EntryPoint("rt_new_multi")
    static Object multiArray(Class<?> type, Address dimensions, int count) {
        for (int i = 0; i < count; i++) {
            int length = dimensions.readInt(i * 4L);
            if (length < 0) {
                throw new NegativeArraySizeException(String.valueOf(length));
            }
        }
        return level(type, dimensions, count);
    }

    private static Object level(Class<?> type, Address dimensions, int count) {
        Object array = array(type, dimensions.readInt());
        if (count > 1) {
            Object[] elements = (Object[]) array;
            Class<?> component = type.getComponentType();
            for (int i = 0; i < elements.length; i++) {
                elements[i] = level(component, dimensions.plus(4), count - 1);
            }
        }
        return array;
    }

    /** A copy of {@code original}, an array or an instance of a cloneable class. */
    public static Object copy(Object original) {
        Class<?> type = original.getClass();
        Target_java_lang_Class<?> hub = Target_java_lang_Class.of(type);
        Object copy;
        long bytes;
        if (hub.layoutKind == Hubs.LAYOUT_INSTANCE) {
            bytes = hub.instanceSize;
            copy = instance(type, hub.instanceSize);
        } else {
            int length = Objects.addressOf(original).readInt(Hubs.ARRAY_LENGTH);
            bytes = Hubs.ARRAY_BASE + ((long) length << hub.elementShift);
            copy = array(type, length);
        }
        Objects.addressOf(original).plus(Hubs.HEADER)
                .copyTo(Objects.addressOf(copy).plus(Hubs.HEADER), bytes - Hubs.HEADER);
        return copy;
    }
}
