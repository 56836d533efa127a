package awesome.compiler.hostheap.child;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/** Where the fields of a class are in its objects, superclass first; and its own static fields by name. */
final class Shape {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final Method DECLARED_FIELDS = declaredFieldsMethod();

    /** One field: {@code base} is the holder of a static field, null for instance fields. */
    record Slot(Class<?> owner, String name, Class<?> type, Object base, long offset) {}

    final int number;
    final List<Slot> instance = new ArrayList<>();
    final Map<String, Slot> statics = new HashMap<>();

    Shape(int number, Class<?> type) {
        this.number = number;
        addInstanceFields(type);
        for (Field field : declaredFields(type)) {
            if (Modifier.isStatic(field.getModifiers())) {
                Object base = UNSAFE.staticFieldBase(field);
                long offset = UNSAFE.staticFieldOffset(field);
                statics.put(field.getName(), new Slot(type, field.getName(), field.getType(), base, offset));
            }
        }
    }

    private void addInstanceFields(Class<?> type) {
        if (type.getSuperclass() != null) {
            addInstanceFields(type.getSuperclass());
        }
        for (Field field : declaredFields(type)) {
            if (!Modifier.isStatic(field.getModifiers())) {
                long offset = UNSAFE.objectFieldOffset(field);
                instance.add(new Slot(type, field.getName(), field.getType(), null, offset));
            }
        }
    }

    /** All fields: the public method hides some of java.lang.System, Class and others. */
    private static Field[] declaredFields(Class<?> type) {
        try {
            return (Field[]) DECLARED_FIELDS.invoke(type, false);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read the fields of " + type, e);
        }
    }

    private static Method declaredFieldsMethod() {
        try {
            Method method = Class.class.getDeclaredMethod("getDeclaredFields0", boolean.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("this JDK is not the JDK 17 that the compiler knows", e);
        }
    }
}
