package awesome.conformance.classes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Superclasses, interfaces, component types and who is an instance of what. */
public final class Relations {
    private Relations() {}

    private interface Base {}

    private interface Left extends Base {}

    private interface Right extends Base, Comparable<Both> {}

    private static class Both implements Left, Right {
        @Override
        public int compareTo(Both other) {
            return 0;
        }
    }

    private static final class Derived extends Both implements Serializable, Left {
        private static final long serialVersionUID = 1;
    }

    private static void show(Class<?> type) {
        StringBuilder interfaces = new StringBuilder();
        for (Class<?> each : type.getInterfaces()) {
            interfaces.append(each.getSimpleName()).append(' ');
        }
        System.out.println(type.getSimpleName() + ": " + (type.getSuperclass() == null ? "none" : type.getSuperclass().getSimpleName())
                + " [" + interfaces.toString().trim() + "] " + type.getComponentType() + " " + type.isInterface() + type.isArray()
                + type.isPrimitive() + type.isEnum() + type.isRecord() + " " + Integer.toHexString(type.getModifiers() & 0x7611));
    }

    public static void main(String[] arguments) {
        Class<?>[] types = {Object.class, Base.class, Left.class, Right.class, Both.class, Derived.class, Object[].class, Left[].class,
            Derived[][].class, int.class, int[].class, Thread.State.class, Runnable.class};
        Object[] objects = {new Object(), new Both(), new Derived(), new Object[0], new Both[0], new Derived[0][0], new int[0], null,
            Thread.State.NEW};
        for (Class<?> type : types) {
            show(type);
            StringBuilder line = new StringBuilder("  ");
            for (Object each : objects) {
                line.append(type.isInstance(each) ? 'x' : '.');
            }
            line.append(' ');
            for (Class<?> other : types) {
                line.append(type.isAssignableFrom(other) ? 'x' : '.');
            }
            System.out.println(line + " " + type.isMemberClass() + type.isLocalClass() + type.isAnonymousClass());
        }
        List<String> casts = new ArrayList<>();
        for (Class<?> type : types) {
            for (Object each : objects) {
                try {
                    type.cast(each);
                    casts.add("ok");
                } catch (ClassCastException e) {
                    casts.add("no");
                }
            }
        }
        System.out.println(casts);
        try {
            Left.class.cast("text");
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new Both[0].getClass() == Both[].class);
        System.out.println(new int[0][0].getClass().getComponentType() == int[].class);
        System.out.println(Both.class.arrayType() == Both[].class);
        System.out.println(int[].class.componentType());
    }
}
