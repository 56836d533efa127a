package awesome.compiler.hostheap.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import jdk.internal.misc.Unsafe;

/**
 * Loads the classes of the program from the compiler, which sends them as it compiles them: after
 * substitution, without invokedynamic. The JDK's own classes come from the JDK.
 */
final class PipeClassLoader extends ClassLoader {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Thread owner = Thread.currentThread();
    private final Set<Class<?>> unboxed = new HashSet<>();

    PipeClassLoader(DataInputStream in, DataOutputStream out) {
        super(ClassLoader.getPlatformClassLoader());
        this.in = in;
        this.out = out;
    }

    /** Whether values of the class are bare machine words in the image. */
    boolean isUnboxed(Class<?> type) {
        return unboxed.contains(type);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (Thread.currentThread() != owner) {
            throw new ClassNotFoundException(name + ": a static initialiser must not start threads at build time");
        }
        try {
            out.write(Wire.NEED_CLASS);
            Wire.writeText(out, name.replace('.', '/'));
            out.flush();
            if (in.read() != Wire.HERE) {
                throw new ClassNotFoundException(name);
            }
            int flags = in.read();
            byte[] bytes = in.readNBytes(in.readInt());
            Class<?> type = isOfJavaBase(name)
                    ? Unsafe.getUnsafe().defineClass(name, bytes, 0, bytes.length, null, null)
                    : defineClass(name, bytes, 0, bytes.length);
            if ((flags & Wire.UNBOXED) != 0) {
                unboxed.add(type);
            }
            return type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Classes that the compiler made in packages of java.base must be defined where that package is. */
    private static boolean isOfJavaBase(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && Object.class.getModule().getPackages().contains(name.substring(0, dot));
    }
}
