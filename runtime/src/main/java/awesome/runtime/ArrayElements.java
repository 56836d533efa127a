package awesome.runtime;

/** Elements of arrays whose class is known only at run time, as {@code java.lang.reflect.Array} reads and writes them. */
public final class ArrayElements {
    private static final String MISMATCH = "argument type mismatch";

    private ArrayElements() {}

    /** The letter of a primitive type in descriptors (JVMS table 4.3-A) that a box holds; 0 for other objects. */
    private static char kind(Object box) {
        if (box instanceof Integer) {
            return 'I';
        } else if (box instanceof Byte) {
            return 'B';
        } else if (box instanceof Character) {
            return 'C';
        } else if (box instanceof Long) {
            return 'J';
        } else if (box instanceof Double) {
            return 'D';
        } else if (box instanceof Boolean) {
            return 'Z';
        } else if (box instanceof Short) {
            return 'S';
        }
        return box instanceof Float ? 'F' : 0;
    }

    private static char elementKind(Object array) {
        if (array == null) {
            throw new NullPointerException();
        } else if (!array.getClass().isArray()) {
            throw new IllegalArgumentException("Argument is not an array");
        }
        Class<?> element = array.getClass().getComponentType();
        return element.isPrimitive() ? element.descriptorString().charAt(0) : 'L';
    }

    /** The types that one widens to (JLS 5.1.2). */
    private static String wider(char kind) {
        return switch (kind) {
            case 'B' -> "BSIJFD";
            case 'C' -> "CIJFD";
            case 'S' -> "SIJFD";
            case 'I' -> "IJFD";
            case 'J' -> "JFD";
            case 'F' -> "FD";
            case 'D' -> "D";
            default -> "Z";
        };
    }

    private static void checkIndex(int index, int length) {
        if (index < 0 || index >= length) {
            throw new ArrayIndexOutOfBoundsException();
        }
    }

    /** An element, primitive ones in a box. */
    public static Object get(Object array, int index) {
        return switch (elementKind(array)) {
            case 'I' -> {
                checkIndex(index, ((int[]) array).length);
                yield ((int[]) array)[index];
            }
            case 'J' -> {
                checkIndex(index, ((long[]) array).length);
                yield ((long[]) array)[index];
            }
            case 'B' -> {
                checkIndex(index, ((byte[]) array).length);
                yield ((byte[]) array)[index];
            }
            case 'C' -> {
                checkIndex(index, ((char[]) array).length);
                yield ((char[]) array)[index];
            }
            case 'S' -> {
                checkIndex(index, ((short[]) array).length);
                yield ((short[]) array)[index];
            }
            case 'Z' -> {
                checkIndex(index, ((boolean[]) array).length);
                yield ((boolean[]) array)[index];
            }
            case 'F' -> {
                checkIndex(index, ((float[]) array).length);
                yield ((float[]) array)[index];
            }
            case 'D' -> {
                checkIndex(index, ((double[]) array).length);
                yield ((double[]) array)[index];
            }
            default -> {
                checkIndex(index, ((Object[]) array).length);
                yield ((Object[]) array)[index];
            }
        };
    }

    /** A primitive element that widens to the type with a letter, in the box of its own type. */
    public static Object getPrimitive(Object array, int index, char wanted) {
        if (elementKind(array) == 'L') {
            throw new IllegalArgumentException("Argument is not an array of primitive type");
        } else if (wider(elementKind(array)).indexOf(wanted) < 0) {
            throw new IllegalArgumentException(MISMATCH);
        }
        return get(array, index);
    }

    /** The number in a box of a number or a character. */
    public static long integer(Object box) {
        return box instanceof Character c ? c : ((Number) box).longValue();
    }

    /** The same as a double. */
    public static double real(Object box) {
        return box instanceof Character c ? c : ((Number) box).doubleValue();
    }

    /** Sets an element; primitive ones from the box of a type that widens to theirs. */
    public static void set(Object array, int index, Object value) {
        if (elementKind(array) != 'L') {
            if (value == null) {
                throw new IllegalArgumentException();
            } else if (kind(value) == 0) {
                throw new IllegalArgumentException(MISMATCH);
            }
            setPrimitive(array, index, value);
            return;
        }
        Object[] objects = (Object[]) array;
        checkIndex(index, objects.length);
        if (value != null && !array.getClass().getComponentType().isInstance(value)) {
            throw new IllegalArgumentException("array element type mismatch");
        }
        objects[index] = value;
    }

    /** Sets a primitive element from the box of a type that widens to it. */
    public static void setPrimitive(Object array, int index, Object box) {
        char kind = elementKind(array);
        if (kind == 'L') {
            throw new IllegalArgumentException("Argument is not an array of primitive type");
        } else if (wider(kind(box)).indexOf(kind) < 0) {
            throw new IllegalArgumentException(MISMATCH);
        }
        get(array, index);
        switch (kind) {
            case 'I' -> ((int[]) array)[index] = (int) integer(box);
            case 'J' -> ((long[]) array)[index] = integer(box);
            case 'B' -> ((byte[]) array)[index] = (byte) integer(box);
            case 'C' -> ((char[]) array)[index] = (char) integer(box);
            case 'S' -> ((short[]) array)[index] = (short) integer(box);
            case 'Z' -> ((boolean[]) array)[index] = (Boolean) box;
            case 'F' -> ((float[]) array)[index] = box instanceof Float f ? f : (float) integer(box);
            default -> ((double[]) array)[index] = real(box);
        }
    }
}
