package awesome.compiler.hostheap.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import jdk.internal.misc.Unsafe;

/** The main class of the child JVM: answers requests on standard input until it ends. */
public final class Child {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final PipeClassLoader loader;
    private final ObjectWriter objects;
    private final Map<String, Object> enumConstants = new HashMap<>();

    private Child(InputStream in, DataOutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.out = out;
        this.loader = new PipeClassLoader(this.in, out);
        this.objects = new ObjectWriter(out, loader);
    }

    /** Serves requests on the standard streams; what initialisers print goes to standard error. */
    public static void main(String[] args) throws IOException {
        InputStream in = new FileInputStream(FileDescriptor.in);
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        new Child(in, out).serve();
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws IOException {
        for (int request = in.read(); request >= 0; request = in.read()) {
            answer(request);
            out.flush();
        }
    }

    private void answer(int request) throws IOException {
        if (request == Wire.LITERALS) {
            out.write(Wire.VALUE);
            for (int count = in.readInt(); count > 0; count--) {
                objects.write(Wire.readText(in).intern());
            }
        } else if (request == Wire.CONTENTS) {
            int[] handles = new int[in.readInt()];
            for (int i = 0; i < handles.length; i++) {
                handles[i] = in.readInt();
            }
            objects.writeContents(handles);
        } else {
            answerAboutClass(request);
        }
    }

    private void answerAboutClass(int request) throws IOException {
        String className = Wire.readText(in);
        String field = request == Wire.STATIC_FIELD ? Wire.readText(in) : null;
        boolean ran;
        Class<?> type;
        try {
            type = Class.forName(className.replace('/', '.'), false, loader);
            ran = Unsafe.getUnsafe().shouldBeInitialized(type);
            Class.forName(type.getName(), true, loader);
        } catch (Throwable failure) {
            out.write(Wire.FAILED);
            Wire.writeText(out, describe(failure));
            return;
        }
        if (request == Wire.INITIALIZE) {
            out.write(Wire.DONE);
            out.writeBoolean(ran);
        } else if (request == Wire.STATIC_FIELD) {
            objects.writeStatic(type, field);
        } else {
            out.write(Wire.VALUE);
            objects.write(enumConstants.computeIfAbsent(className, name -> type.getEnumConstants()));
        }
    }

    /** The stack trace, without the wrapper that class initialisation adds and without this program's frames. */
    private static String describe(Throwable failure) {
        Throwable told = failure;
        while (told instanceof ExceptionInInitializerError && told.getCause() != null) {
            told = told.getCause();
        }
        StringWriter text = new StringWriter();
        told.printStackTrace(new PrintWriter(text, true));
        StringBuilder kept = new StringBuilder();
        for (String line : text.toString().split("\n")) {
            boolean ours = line.contains("at " + Child.class.getPackageName() + ".")
                    || line.contains("at app//" + Child.class.getPackageName() + ".")
                    || line.contains("at java.base/java.lang.Class.forName");
            if (!ours) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString().stripTrailing();
    }
}
