package awesome.runtime;

import awesome.magic.Cold;
import awesome.magic.EntryPoint;
import awesome.runtime.jdk.Target_java_lang_NullPointerException;

/** The exceptions that compiled code raises by itself (JVMS 2.10), with the messages of HotSpot. */
final class ImplicitExceptions {
    private ImplicitExceptions() {}

    /** What {@code message} stands for is found out by whoever asks for it. */
    @EntryPoint("rt_throw_null")
    @Cold
    static void nullPointer(int message) {
        NullPointerException exception = new NullPointerException();
        Target_java_lang_NullPointerException.setMessage(exception, message);
        throw exception;
    }

    @EntryPoint("rt_throw_bounds")
    @Cold
    static void bounds(int index, int length) {
        throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + length);
    }

    @EntryPoint("rt_throw_div")
    @Cold
    static void division() {
        throw new ArithmeticException("/ by zero");
    }

    @EntryPoint("rt_throw_cast")
    @Cold
    static void cast(Object object, Class<?> type) {
        String from = object.getClass().getName();
        String to = type.getName();
        String fromModule = module(from);
        String toModule = module(to);
        String where = fromModule.equals(toModule)
                ? from + " and " + to + " are in " + fromModule
                : from + " is in " + fromModule + "; " + to + " is in " + toModule;
        throw new ClassCastException("class " + from + " cannot be cast to class " + to + " (" + where + ")");
    }

    private static String module(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '[') {
            start++;
        }
        boolean primitiveArray = start > 0 && name.charAt(start) != 'L';
        String element = start > 0 && !primitiveArray ? name.substring(start + 1) : name;
        boolean base = primitiveArray
                || element.startsWith("java.")
                || element.startsWith("jdk.internal.")
                || element.startsWith("sun.");
        return base ? "module java.base of loader 'bootstrap'" : "unnamed module of loader 'app'";
    }

    @EntryPoint("rt_throw_store")
    @Cold
    static void store(Object value) {
        throw new ArrayStoreException(value.getClass().getName());
    }

    @EntryPoint("rt_throw_abstract")
    @Cold
    static void abstractMethod() {
        throw new AbstractMethodError();
    }
}
