package awesome.runtime.jdk;

import awesome.magic.Remove;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.heap.Allocation;

/** {@code java.lang.reflect.Array}: arrays of a class that is known only at run time. */
@TargetClass("java.lang.reflect.Array")
public final class Target_java_lang_reflect_Array {
    /** The closed world has array classes of those types only of which the program makes arrays. */
    @Replace
    private static Object newArray(Class<?> componentType, int length) {
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
        if (Integer.compareUnsigned(index, getLength(array)) >= 0) {
            throw new ArrayIndexOutOfBoundsException();
        } else if (array instanceof Object[] objects) {
            return objects[index];
        } else if (array instanceof int[] ints) {
            return ints[index];
        } else if (array instanceof long[] longs) {
            return longs[index];
        } else if (array instanceof byte[] bytes) {
            return bytes[index];
        } else if (array instanceof char[] chars) {
            return chars[index];
        } else if (array instanceof short[] shorts) {
            return shorts[index];
        } else if (array instanceof boolean[] booleans) {
            return booleans[index];
        } else if (array instanceof float[] floats) {
            return floats[index];
        }
        return ((double[]) array)[index];
    }

    @Remove("arrays of several dimensions of a class known at run time are not supported; make them level by level")
    private static native Object multiNewArray(Class<?> componentType, int[] dimensions);
}
