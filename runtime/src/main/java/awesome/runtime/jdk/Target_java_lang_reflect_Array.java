package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.ArrayElements;
import awesome.runtime.Hubs;
import awesome.runtime.heap.Allocation;

/** {@code java.lang.reflect.Array}: arrays of a class that is known only at run time. */
@TargetClass("java.lang.reflect.Array")
public final class Target_java_lang_reflect_Array {
    private static final int MOST_DIMENSIONS = 255;

    /** The closed world has array classes of those types only of which the program makes arrays. */
    @Replace
    private static Object newArray(Class<?> componentType, int length) {
        if (length < 0) {
            throw new NegativeArraySizeException(Integer.toString(length));
        }
        return Allocation.array(componentType.arrayType(), length);
    }

    @Replace
    public static int getLength(Object array) {
        if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        return Objects.addressOf(array).readInt(Hubs.ARRAY_LENGTH);
    }

    @Replace
    public static Object get(Object array, int index) {
        return ArrayElements.get(array, index);
    }

    @Replace
    public static void set(Object array, int index, Object value) {
        ArrayElements.set(array, index, value);
    }

    @Replace
    public static boolean getBoolean(Object array, int index) {
        return (Boolean) ArrayElements.getPrimitive(array, index, 'Z');
    }

    @Replace
    public static char getChar(Object array, int index) {
        return (Character) ArrayElements.getPrimitive(array, index, 'C');
    }

    @Replace
    public static byte getByte(Object array, int index) {
        return (byte) ArrayElements.integer(ArrayElements.getPrimitive(array, index, 'B'));
    }

    @Replace
    public static short getShort(Object array, int index) {
        return (short) ArrayElements.integer(ArrayElements.getPrimitive(array, index, 'S'));
    }

    @Replace
    public static int getInt(Object array, int index) {
        return (int) ArrayElements.integer(ArrayElements.getPrimitive(array, index, 'I'));
    }

    @Replace
    public static long getLong(Object array, int index) {
        return ArrayElements.integer(ArrayElements.getPrimitive(array, index, 'J'));
    }

    @Replace
    public static float getFloat(Object array, int index) {
        Object box = ArrayElements.getPrimitive(array, index, 'F');
        return box instanceof Float f ? f : (float) ArrayElements.integer(box);
    }

    @Replace
    public static double getDouble(Object array, int index) {
        return ArrayElements.real(ArrayElements.getPrimitive(array, index, 'D'));
    }

    @Replace
    public static void setBoolean(Object array, int index, boolean value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setByte(Object array, int index, byte value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setChar(Object array, int index, char value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setShort(Object array, int index, short value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setInt(Object array, int index, int value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setLong(Object array, int index, long value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setFloat(Object array, int index, float value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    public static void setDouble(Object array, int index, double value) {
        ArrayElements.setPrimitive(array, index, value);
    }

    @Replace
    private static Object multiNewArray(Class<?> componentType, int[] dimensions) {
        if (dimensions.length == 0 || dimensions.length > MOST_DIMENSIONS) {
            throw new IllegalArgumentException();
        }
        Class<?> type = componentType;
        for (int each : dimensions) {
            if (each < 0) {
                throw new NegativeArraySizeException(Integer.toString(each));
            }
            type = type.arrayType();
        }
        return nested(type, dimensions, 0);
    }

    @Inject
    private static Object nested(Class<?> type, int[] dimensions, int from) {
        Object array = Allocation.array(type, dimensions[from]);
        for (int i = 0; from + 1 < dimensions.length && i < dimensions[from]; i++) {
            ((Object[]) array)[i] = nested(type.getComponentType(), dimensions, from + 1);
        }
        return array;
    }
}
