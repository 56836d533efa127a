package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.ClassInitialization;
import awesome.runtime.Hubs;
import awesome.runtime.TypeTests;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code java.lang.Class}, which is the hub of its instances too: the class word of every object points
 * here. Replaces the class whole; there is no reflection behind it.
 *
 * <p>The compiler fills the injected fields, found by name, from what {@code docs/book/compiled-code.md}
 * says of each. Other classes reach them through {@link #of}.
 */
@TargetClass(value = "java.lang.Class", whole = true)
public final class Target_java_lang_Class<T> {
    @Inject public int typeId;
    @Inject public int typeIdEnd;
    @Inject public int interfaceIndex;
    @Inject public int layoutKind;
    @Inject public int instanceSize;
    @Inject public int elementShift;
    @Inject public int hubSize;
    @Inject public int modifiers;
    @Inject public int kindFlags;
    @Inject public volatile int initState;
    @Inject public int initThread;
    @Inject public int initializer;
    @Inject public long referenceMap;
    @Replace public String name;
    @Inject public String sourceFile;
    @Inject public Class<?> superclass;
    @Replace public Class<?> componentType;
    @Inject public Class<?> arrayType;
    @Inject public Class<?>[] interfaces;
    @Replace public volatile Object[] enumConstants;
    @Replace private volatile Map<String, Object> enumConstantDirectory;

    /** The injected fields of a class. */
    @Inject
    public static Target_java_lang_Class<?> of(Class<?> type) {
        return (Target_java_lang_Class<?>) (Object) type;
    }

    @Inject
    private Class<?> self() {
        return (Class<?>) (Object) this;
    }

    @Inject
    private boolean has(int flag) {
        return (kindFlags & flag) != 0;
    }

    @Replace
    public String getName() {
        return name;
    }

    @Replace
    @Override
    public String toString() {
        return (isInterface() ? "interface " : isPrimitive() ? "" : "class ") + name;
    }

    @Replace
    public String getTypeName() {
        return isArray() ? componentType.getTypeName() + "[]" : name;
    }

    @Replace
    public String getSimpleName() {
        return isArray() ? componentType.getSimpleName() + "[]" : name.substring(name.length() - (kindFlags >>> Hubs.SIMPLE_NAME_SHIFT));
    }

    @Replace
    public boolean isAnonymousClass() {
        return has(Hubs.FLAG_LOCAL) && kindFlags >>> Hubs.SIMPLE_NAME_SHIFT == 0;
    }

    @Replace
    public boolean isLocalClass() {
        return has(Hubs.FLAG_LOCAL) && kindFlags >>> Hubs.SIMPLE_NAME_SHIFT != 0;
    }

    @Replace
    public boolean isMemberClass() {
        return has(Hubs.FLAG_MEMBER);
    }

    /** From the binary name: null where it has digits behind a {@code $}, as those of local classes have (JLS 13.1). */
    @Replace
    public String getCanonicalName() {
        if (isArray()) {
            String component = componentType.getCanonicalName();
            return component == null ? null : component + "[]";
        }
        for (int i = name.indexOf('$'); i >= 0 && i + 1 < name.length(); i = name.indexOf('$', i + 1)) {
            char next = name.charAt(i + 1);
            if (next >= '0' && next <= '9') {
                return null;
            }
        }
        return has(Hubs.FLAG_HIDDEN) ? null : name.replace('$', '.');
    }

    @Replace
    public String getPackageName() {
        Class<?> element = self();
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element.isPrimitive()) {
            return "java.lang";
        }
        String binaryName = element.getName();
        int dot = binaryName.lastIndexOf('.');
        return dot < 0 ? "" : binaryName.substring(0, dot);
    }

    @Replace
    public String descriptorString() {
        if (isPrimitive()) {
            return switch (name) {
                case "boolean" -> "Z";
                case "byte" -> "B";
                case "char" -> "C";
                case "short" -> "S";
                case "int" -> "I";
                case "long" -> "J";
                case "float" -> "F";
                case "double" -> "D";
                default -> "V";
            };
        }
        return isArray() ? "[" + componentType.descriptorString() : "L" + name.replace('.', '/') + ";";
    }

    @Replace
    public boolean isInterface() {
        return has(Hubs.FLAG_INTERFACE);
    }

    @Replace
    public boolean isArray() {
        return has(Hubs.FLAG_ARRAY);
    }

    @Replace
    public boolean isPrimitive() {
        return has(Hubs.FLAG_PRIMITIVE);
    }

    @Replace
    public boolean isEnum() {
        return has(Hubs.FLAG_ENUM);
    }

    @Replace
    public boolean isRecord() {
        return has(Hubs.FLAG_RECORD);
    }

    @Replace
    public boolean isHidden() {
        return has(Hubs.FLAG_HIDDEN);
    }

    @Replace
    public boolean isAnnotation() {
        return (modifiers & Hubs.MODIFIER_ANNOTATION) != 0;
    }

    @Replace
    public boolean isSynthetic() {
        return (modifiers & Hubs.MODIFIER_SYNTHETIC) != 0;
    }

    @Replace
    public int getModifiers() {
        return modifiers;
    }

    @Replace
    public Class<?> getSuperclass() {
        return isInterface() ? null : superclass;
    }

    @Replace
    public Class<?>[] getInterfaces() {
        Class<?>[] copy = new Class<?>[interfaces == null ? 0 : interfaces.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = interfaces[i];
        }
        return copy;
    }

    /** Images keep no generic types: the interfaces are given raw, as those of a class compiled before generics. */
    @Replace
    public Type[] getGenericInterfaces() {
        return getInterfaces();
    }

    @Replace
    public Class<?> getComponentType() {
        return componentType;
    }

    @Replace
    public Class<?> componentType() {
        return componentType;
    }

    /** The array class; the closed world has only those that the program uses. */
    @Replace
    public Class<?> arrayType() {
        if (arrayType == null) {
            throw new UnsupportedOperationException("the program has no class " + getTypeName() + "[]");
        }
        return arrayType;
    }

    @Replace
    public boolean isInstance(Object object) {
        return object != null && TypeTests.isAssignable(object.getClass(), self());
    }

    @Replace
    public boolean isAssignableFrom(Class<?> other) {
        return TypeTests.isAssignable(other, self());
    }

    @Replace
    public Object cast(Object object) {
        if (object != null && !isInstance(object)) {
            throw new ClassCastException("Cannot cast " + object.getClass().getName() + " to " + name);
        }
        return object;
    }

    @Replace
    public <U> Class<?> asSubclass(Class<U> type) {
        if (!type.isAssignableFrom(self())) {
            throw new ClassCastException(toString());
        }
        return self();
    }

    /** Assertions are off, as on a JVM without {@code -ea}. */
    @Replace
    public boolean desiredAssertionStatus() {
        return false;
    }

    /** There is one loader, the one that {@code java.base} calls null. */
    @Replace
    public ClassLoader getClassLoader() {
        return null;
    }

    @Replace
    ClassLoader getClassLoader0() {
        return null;
    }

    @Replace
    public Object[] getEnumConstants() {
        Object[] shared = getEnumConstantsShared();
        return shared == null ? null : shared.clone();
    }

    /** The constants; a class that is initialised on the target knows them only then. */
    @Replace
    Object[] getEnumConstantsShared() {
        if (enumConstants == null && isEnum()) {
            ClassInitialization.initialize((Class<?>) (Object) this);
        }
        return enumConstants;
    }

    @Replace
    Map<String, Object> enumConstantDirectory() {
        Map<String, Object> directory = enumConstantDirectory;
        if (directory == null) {
            Object[] constants = getEnumConstantsShared();
            if (constants == null) {
                throw new IllegalArgumentException(name + " is not an enum class");
            }
            directory = new HashMap<>((constants.length * 4 + 2) / 3);
            for (Object constant : constants) {
                directory.put(((Enum<?>) constant).name(), constant);
            }
            enumConstantDirectory = directory;
        }
        return directory;
    }

    /** The class of a primitive type, found as the element type of its arrays; {@code void} has none. */
    @Replace
    static Class<?> getPrimitiveClass(String primitive) {
        Class<?> array = switch (primitive) {
            case "boolean" -> boolean[].class;
            case "byte" -> byte[].class;
            case "char" -> char[].class;
            case "short" -> short[].class;
            case "int" -> int[].class;
            case "long" -> long[].class;
            case "float" -> float[].class;
            case "double" -> double[].class;
            default -> throw new IllegalArgumentException("no primitive type " + primitive);
        };
        return array.getComponentType();
    }
}
