package awesome.compiler.model;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.AnnotationNode;

/** Looks up annotations of {@code awesome.magic} in class files. */
public final class Annotations {
    private static final String PREFIX = "Lawesome/magic/";

    private Annotations() {}

    /** The annotation with this simple name in either list (a list may be null). */
    public static Optional<AnnotationNode> find(
            List<AnnotationNode> visible, List<AnnotationNode> invisible, String simpleName) {
        AnnotationNode found = find(visible, simpleName);
        return Optional.ofNullable(found == null ? find(invisible, simpleName) : found);
    }

    private static AnnotationNode find(List<AnnotationNode> annotations, String simpleName) {
        if (annotations == null) {
            return null;
        }
        int length = PREFIX.length() + simpleName.length() + 1;
        for (AnnotationNode each : annotations) {
            if (each.desc.length() == length && each.desc.startsWith(PREFIX) && each.desc.startsWith(simpleName, PREFIX.length())) {
                return each;
            }
        }
        return null;
    }

    /** The value of an element, if it is given in the class file (defaults are not). */
    public static Optional<Object> value(AnnotationNode annotation, String element) {
        if (annotation.values != null) {
            for (int i = 0; i < annotation.values.size(); i += 2) {
                if (annotation.values.get(i).equals(element)) {
                    return Optional.of(annotation.values.get(i + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The value of a String element, if it is given. */
    public static Optional<String> string(AnnotationNode annotation, String element) {
        return value(annotation, element).map(value -> (String) value);
    }
}
