package awesome.runtime;

import awesome.magic.NeverInline;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.heap.Cards;
import awesome.runtime.heap.WriteBarrier;
import awesome.runtime.jdk.Target_java_lang_Class;

/** {@code System.arraycopy}. */
public final class ArrayCopies {
    private ArrayCopies() {}

    /**
     * Copies elements; ranges of the same array may overlap.
     *
     * @throws NullPointerException if an array is null
     * @throws ArrayStoreException if these are not arrays of one kind, or an element does not fit its target; the
     *     elements before it are copied then
     * @throws ArrayIndexOutOfBoundsException if a range is not in its array; nothing is copied then
     */
    public static void copy(Object from, int fromIndex, Object to, int toIndex, int length) {
        if (from == null || to == null) {
            throw new NullPointerException();
        }
        Target_java_lang_Class<?> source = Target_java_lang_Class.of(from.getClass());
        Target_java_lang_Class<?> target = Target_java_lang_Class.of(to.getClass());
        int kind = source.layoutKind;
        boolean references = kind == Hubs.LAYOUT_REFERENCES;
        if (source != target || !references && kind != Hubs.LAYOUT_PRIMITIVES
                || !isInside(from, fromIndex, to, toIndex, length)) {
            copyOthers(source, from, fromIndex, target, to, toIndex, length);
        } else if (references) {
            moveReferences(from, fromIndex, to, toIndex, length, source.elementShift);
        } else {
            move(from, fromIndex, to, toIndex, length, source.elementShift);
        }
    }

    /** Copies between arrays of different types, or throws: then the types may be the same. */
    @NeverInline("most copies are between arrays of one type")
    private static void copyOthers(Target_java_lang_Class<?> source, Object from, int fromIndex,
            Target_java_lang_Class<?> target, Object to, int toIndex, int length) {
        checkKinds(source, target);
        if (!isInside(from, fromIndex, to, toIndex, length)) {
            throw outside(source, fromIndex, length(from), target, toIndex, length(to), length);
        }
        if (TypeTests.isAssignable(from.getClass(), to.getClass())) {
            moveReferences(from, fromIndex, to, toIndex, length, source.elementShift);
        } else {
            copyChecked((Object[]) from, fromIndex, (Object[]) to, toIndex, length);
        }
    }

    private static boolean isInside(Object from, int fromIndex, Object to, int toIndex, int length) {
        return (fromIndex | toIndex | length) >= 0 && fromIndex <= length(from) - length && toIndex <= length(to) - length;
    }

    private static int length(Object array) {
        return Objects.addressOf(array).readInt(Hubs.ARRAY_LENGTH);
    }

    private static void move(Object from, int fromIndex, Object to, int toIndex, int length, int shift) {
        Address first = Objects.addressOf(from).plus(Hubs.ARRAY_BASE + ((long) fromIndex << shift));
        Address target = Objects.addressOf(to).plus(Hubs.ARRAY_BASE + ((long) toIndex << shift));
        first.copyTo(target, (long) length << shift);
    }

    private static void moveReferences(Object from, int fromIndex, Object to, int toIndex, int length, int shift) {
        if (WriteBarrier.isNeeded()) {
            moveAndTell(from, fromIndex, to, toIndex, length, shift);
        } else {
            move(from, fromIndex, to, toIndex, length, shift);
            stored(to, toIndex, length);
        }
    }

    /** While a collection marks beside the program, it is told of each reference that is overwritten. */
    @NeverInline("copying needs no loop but here")
    private static void moveAndTell(Object from, int fromIndex, Object to, int toIndex, int length, int shift) {
        Address first = Objects.addressOf(from).plus(Hubs.ARRAY_BASE + ((long) fromIndex << shift));
        Address target = Objects.addressOf(to).plus(Hubs.ARRAY_BASE + ((long) toIndex << shift));
        boolean backwards = first.isBelow(target);
        for (int i = 0; i < length; i++) {
            long at = (long) (backwards ? length - 1 - i : i) << shift;
            Address place = target.plus(at);
            int before = place.readIntVolatile();
            place.writeIntVolatile(first.plus(at).readInt());
            WriteBarrier.stored(before);
        }
    }

    /** Tells the collector, once for each card. */
    private static void stored(Object to, int toIndex, int length) {
        Address first = Objects.addressOf(to).plus(Hubs.ARRAY_BASE + ((long) toIndex << 2));
        Address end = first.plus((long) length << 2);
        for (Address at = first; at.isBelow(end); at = at.plus(Cards.BYTES).alignDown(Cards.BYTES)) {
            Objects.stored(at);
        }
    }

    private static void copyChecked(Object[] from, int fromIndex, Object[] to, int toIndex, int length) {
        Class<?> component = to.getClass().getComponentType();
        for (int i = 0; i < length; i++) {
            Object element = from[fromIndex + i];
            if (element != null && !TypeTests.isAssignable(element.getClass(), component)) {
                throw mismatch(from.getClass().getComponentType(), component);
            }
            to[toIndex + i] = element;
        }
    }

    private static ArrayStoreException mismatch(Class<?> source, Class<?> target) {
        return new ArrayStoreException(TypeTests.isAssignable(target, source)
                ? "arraycopy: element type mismatch: can not cast one of the elements of " + source.getName()
                        + "[] to the type of the destination array, " + target.getName()
                : "arraycopy: type mismatch: can not copy " + source.getName() + "[] into " + target.getName() + "[]");
    }

    private static void checkKinds(Target_java_lang_Class<?> source, Target_java_lang_Class<?> target) {
        if (!source.isArray()) {
            throw new ArrayStoreException("arraycopy: source type " + source.getName() + " is not an array");
        }
        if (!target.isArray()) {
            throw new ArrayStoreException("arraycopy: destination type " + target.getName() + " is not an array");
        }
        if (source == target) {
            return;
        }
        boolean primitive = source.componentType.isPrimitive();
        if (primitive && target.componentType.isPrimitive()) {
            throw new ArrayStoreException("arraycopy: type mismatch: can not copy " + source.componentType.getName()
                    + "[] into " + target.componentType.getName() + "[]");
        }
        if (primitive) {
            throw new ArrayStoreException("arraycopy: type mismatch: can not copy " + source.componentType.getName()
                    + "[] into object array[]");
        }
        if (target.componentType.isPrimitive()) {
            throw new ArrayStoreException("arraycopy: type mismatch: can not copy object array[] into "
                    + target.componentType.getName() + "[]");
        }
    }

    /** The messages are those of HotSpot. */
    private static ArrayIndexOutOfBoundsException outside(Target_java_lang_Class<?> source, int fromIndex, int fromLength,
            Target_java_lang_Class<?> target, int toIndex, int toLength, int length) {
        String from = kind(source);
        String to = kind(target);
        if (fromIndex < 0) {
            return failure("source index " + fromIndex + " out of bounds for " + from + fromLength + "]");
        }
        if (toIndex < 0) {
            return failure("destination index " + toIndex + " out of bounds for " + to + toLength + "]");
        }
        if (length < 0) {
            return failure("length " + length + " is negative");
        }
        if (fromIndex > fromLength - length) {
            return failure("last source index " + (fromIndex + length & 0xffff_ffffL) + " out of bounds for " + from + fromLength + "]");
        }
        return failure("last destination index " + (toIndex + length & 0xffff_ffffL) + " out of bounds for " + to + toLength + "]");
    }

    private static String kind(Target_java_lang_Class<?> array) {
        return array.componentType.isPrimitive() ? array.componentType.getName() + "[" : "object array[";
    }

    private static ArrayIndexOutOfBoundsException failure(String what) {
        return new ArrayIndexOutOfBoundsException("arraycopy: " + what);
    }
}
