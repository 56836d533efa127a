package awesome.runtime;

import awesome.magic.EntryPoint;
import awesome.magic.NeverInline;
import awesome.runtime.jdk.Target_java_lang_Class;

/** The subtype relation at run time (JLS 4.10). */
public final class TypeTests {
    private TypeTests() {}

    /** Whether a value of type {@code from} may be assigned to {@code to}; compiled code inlines the easy cases. */
    @EntryPoint("rt_is_assignable")
    public static boolean isAssignable(Class<?> from, Class<?> to) {
        Target_java_lang_Class<?> source = Target_java_lang_Class.of(from);
        Target_java_lang_Class<?> target = Target_java_lang_Class.of(to);
        while (source != target && has(source, Hubs.FLAG_ARRAY) && has(target, Hubs.FLAG_ARRAY)) {
            source = Target_java_lang_Class.of(source.componentType);
            target = Target_java_lang_Class.of(target.componentType);
            if (has(source, Hubs.FLAG_PRIMITIVE) || has(target, Hubs.FLAG_PRIMITIVE)) {
                return source == target;
            }
        }
        if (source == target) {
            return true;
        }
        if (has(source, Hubs.FLAG_PRIMITIVE) || has(target, Hubs.FLAG_PRIMITIVE)) {
            return false;
        }
        if (target.superclass == null && !has(target, Hubs.FLAG_INTERFACE)) {
            return true;
        }
        return has(target, Hubs.FLAG_INTERFACE) ? implementsInterface(source, target) : extendsClass(source, target);
    }

    private static boolean has(Target_java_lang_Class<?> type, int flag) {
        return (type.kindFlags & flag) != 0;
    }

    private static boolean extendsClass(Target_java_lang_Class<?> source, Target_java_lang_Class<?> target) {
        Class<?> each = source.superclass;
        while (each != null) {
            Target_java_lang_Class<?> hub = Target_java_lang_Class.of(each);
            if (hub == target) {
                return true;
            }
            each = hub.superclass;
        }
        return false;
    }

    private static boolean implementsInterface(Target_java_lang_Class<?> source, Target_java_lang_Class<?> target) {
        Target_java_lang_Class<?> each = source;
        while (true) {
            if (each == target) {
                return true;
            }
            Class<?>[] direct = each.interfaces;
            if (direct != null) {
                for (int i = 0; i < direct.length; i++) {
                    if (implementsInterface(Target_java_lang_Class.of(direct[i]), target)) {
                        return true;
                    }
                }
            }
            if (each.superclass == null) {
                return false;
            }
            each = Target_java_lang_Class.of(each.superclass);
        }
    }

    /** Checks that {@code value}, not null, may be stored into {@code array}, an array of references. */
    @EntryPoint("rt_array_store_check")
    @NeverInline("few values come here, and it is not small")
    static void checkStore(Object array, Object value) {
        Class<?> element = array.getClass().getComponentType();
        if (!isAssignable(value.getClass(), element)) {
            throw new ArrayStoreException(value.getClass().getName());
        }
    }
}
