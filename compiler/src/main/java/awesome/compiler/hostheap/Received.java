package awesome.compiler.hostheap;

import awesome.compiler.CompileError;
import java.util.function.Supplier;

/** A value as the child sent it: it is an error only when somebody wants it. */
record Received(Object value, String rejection) {
    static Received of(Object value) {
        return new Received(value, null);
    }

    static Received rejected(String reason) {
        return new Received(null, reason);
    }

    /** The value; {@code step} says where in {@code holder} (null for statics) it is, for messages. */
    Object get(ChildObject holder, Supplier<String> step) {
        if (rejection != null) {
            throw new CompileError("The image cannot hold " + rejection + ". It is reached through"
                    + (holder == null ? "" : holder.path()) + "\n  " + step.get()
                    + "\nReset the field with @ResetValue in a substitution, or create the object at run time.");
        }
        if (value instanceof ChildObject object) {
            object.discoverThrough(holder, step);
        }
        return value;
    }
}
