package awesome.compiler.model;

import java.util.Optional;
import org.objectweb.asm.tree.ClassNode;

/** Where a {@link World} gets classes from: class files after substitution and desugaring. */
public interface ClassFiles {
    /** The class with this internal name, frames expanded, no invokedynamic in it; empty if there is none. */
    Optional<ClassNode> find(String internalName);

    /** What to say behind the name of a class that is not there. */
    default String absence(String internalName) {
        return " is not on the class path or in java.base";
    }
}
