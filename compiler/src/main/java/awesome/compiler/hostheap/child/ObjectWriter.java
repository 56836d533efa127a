package awesome.compiler.hostheap.child;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/** Writes values and the contents of objects; objects are known to the compiler by handle. */
final class ObjectWriter {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    /** Objects of these classes belong to the build JVM. */
    private static final List<Class<?>> REJECTED = List.of(
            Thread.class, ThreadGroup.class, ClassLoader.class, Module.class, java.security.ProtectionDomain.class,
            java.lang.ref.Cleaner.class, java.lang.reflect.AccessibleObject.class, java.io.FileInputStream.class,
            java.io.FileOutputStream.class, java.io.RandomAccessFile.class, java.nio.channels.Channel.class);

    private final DataOutputStream out;
    private final PipeClassLoader loader;
    private final Map<Object, Integer> handles = new IdentityHashMap<>();
    private final List<Object> objects = new ArrayList<>();
    private final Map<Class<?>, Shape> shapes = new HashMap<>();
    private final Set<Shape> described = new HashSet<>();

    ObjectWriter(DataOutputStream out, PipeClassLoader loader) {
        this.out = out;
        this.loader = loader;
    }

    /** Answers with the value of a static field, or that the class has no such field. */
    void writeStatic(Class<?> type, String name) throws IOException {
        Shape.Slot slot = shape(type).statics.get(name);
        if (slot == null) {
            out.write(Wire.ABSENT);
            return;
        }
        out.write(Wire.VALUE);
        writeSlot(slot.base(), slot);
    }

    /** Answers with the contents of objects: a primitive array, the elements, or the fields of each. */
    void writeContents(int[] handles) throws IOException {
        // To find out about fields loads the classes that are their types, which may be asked for before the answer only.
        for (int each : handles) {
            Class<?> type = objects.get(each).getClass();
            if (!type.isArray()) {
                shape(type);
            }
        }
        out.write(Wire.CONTENT);
        for (int each : handles) {
            writeContents(objects.get(each));
        }
    }

    private void writeContents(Object object) throws IOException {
        Class<?> type = object.getClass();
        if (object instanceof Object[] array) {
            for (Object element : array) {
                write(element);
            }
        } else if (type.isArray()) {
            writePrimitives(object, type.getComponentType());
        } else {
            writeFields(object, shape(type));
        }
    }

    private void writeFields(Object object, Shape shape) throws IOException {
        out.writeInt(shape.number);
        if (described.add(shape)) {
            out.writeInt(shape.instance.size());
            for (Shape.Slot slot : shape.instance) {
                Wire.writeText(out, internalName(slot.owner()));
                Wire.writeText(out, slot.name());
            }
        }
        for (Shape.Slot slot : shape.instance) {
            writeSlot(object, slot);
        }
    }

    private Shape shape(Class<?> type) {
        Shape shape = shapes.get(type);
        if (shape == null) {
            shape = new Shape(shapes.size(), type);
            shapes.put(type, shape);
        }
        return shape;
    }

    private void writeSlot(Object base, Shape.Slot slot) throws IOException {
        long offset = slot.offset();
        Class<?> type = slot.type();
        if (!type.isPrimitive()) {
            Object value = UNSAFE.getReference(base, offset);
            if (value == null && loader.isUnboxed(type)) {
                writeLong(0);
            } else {
                write(value);
            }
        } else if (type == long.class) {
            writeLong(UNSAFE.getLong(base, offset));
        } else if (type == float.class) {
            out.write(Wire.FLOAT);
            out.writeInt(Float.floatToRawIntBits(UNSAFE.getFloat(base, offset)));
        } else if (type == double.class) {
            out.write(Wire.DOUBLE);
            out.writeLong(Double.doubleToRawLongBits(UNSAFE.getDouble(base, offset)));
        } else {
            out.write(Wire.INT);
            out.writeInt(smallInteger(base, type, offset));
        }
    }

    private static int smallInteger(Object base, Class<?> type, long offset) {
        if (type == int.class) {
            return UNSAFE.getInt(base, offset);
        } else if (type == boolean.class) {
            return UNSAFE.getBoolean(base, offset) ? 1 : 0;
        } else if (type == byte.class) {
            return UNSAFE.getByte(base, offset);
        } else if (type == short.class) {
            return UNSAFE.getShort(base, offset);
        }
        return UNSAFE.getChar(base, offset);
    }

    private void writePrimitives(Object array, Class<?> component) throws IOException {
        long base = UNSAFE.arrayBaseOffset(array.getClass());
        long bytes = (long) java.lang.reflect.Array.getLength(array) * UNSAFE.arrayIndexScale(array.getClass());
        byte[] copy = new byte[Math.toIntExact(bytes)];
        UNSAFE.copyMemory(array, base, copy, Unsafe.ARRAY_BYTE_BASE_OFFSET, bytes);
        out.writeInt(copy.length);
        out.write(copy);
    }

    private void writeLong(long value) throws IOException {
        out.write(Wire.LONG);
        out.writeLong(value);
    }

    /** Writes a reference. */
    void write(Object value) throws IOException {
        if (value == null) {
            out.write(Wire.NULL);
        } else if (value instanceof Class<?> type) {
            writeClass(type);
        } else if (loader.isUnboxed(value.getClass())) {
            writeLong(UNSAFE.getLong(value, shape(value.getClass()).instance.get(0).offset()));
        } else {
            writeObject(value);
        }
    }

    private void writeClass(Class<?> type) throws IOException {
        if (isHidden(type)) {
            reject("the class " + type.getName() + ", which the build JVM made for a lambda or proxy");
            return;
        }
        out.write(Wire.CLASS);
        Wire.writeText(out, internalName(type));
        out.writeInt(System.identityHashCode(type));
    }

    private void writeObject(Object value) throws IOException {
        Integer known = handles.get(value);
        if (known != null) {
            out.write(Wire.OBJECT);
            out.writeInt(known);
            return;
        }
        Class<?> type = value.getClass();
        String reason = reasonToReject(type);
        if (reason != null) {
            reject(reason);
            return;
        }
        int handle = objects.size();
        handles.put(value, handle);
        objects.add(value);
        out.write(Wire.NEW_OBJECT);
        out.writeInt(handle);
        Wire.writeText(out, internalName(type));
        out.writeInt(System.identityHashCode(value));
        out.writeInt(type.isArray() ? java.lang.reflect.Array.getLength(value) : -1);
    }

    private static String reasonToReject(Class<?> type) {
        if (isHidden(type)) {
            return "an object of " + type.getName()
                    + ", a class that the build JVM made for a lambda or proxy and that has no class file";
        }
        for (Class<?> rejected : REJECTED) {
            if (rejected.isAssignableFrom(type)) {
                return "an object of " + type.getName() + ", which belongs to the build JVM";
            }
        }
        return null;
    }

    /** Whether the class, or what it is an array of, was made at run time without a class file to find. */
    private static boolean isHidden(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isHidden() || java.lang.reflect.Proxy.isProxyClass(element);
    }

    private void reject(String reason) throws IOException {
        out.write(Wire.REJECTED);
        Wire.writeText(out, reason);
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
