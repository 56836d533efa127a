package awesome.compiler.model;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;

/** One declared field. */
public final class FieldInfo {
    private final ClassInfo owner;
    private final FieldNode node;
    private final Type type;
    private final boolean nonNull;

    FieldInfo(ClassInfo owner, FieldNode node) {
        this.owner = owner;
        this.node = node;
        this.type = Type.getType(node.desc);
        this.nonNull = isFinal() && !isStatic() && type.getSort() >= Type.ARRAY
                && (magic("NonNull").isPresent() || owner.magic("NonNull").isPresent());
    }

    /** The class that declares it. */
    public ClassInfo owner() {
        return owner;
    }

    /** Its class-file form, with annotations. */
    public FieldNode node() {
        return node;
    }

    public String name() {
        return node.name;
    }

    public Type type() {
        return type;
    }

    public boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    public boolean isFinal() {
        return (node.access & Opcodes.ACC_FINAL) != 0;
    }

    public boolean isVolatile() {
        return (node.access & Opcodes.ACC_VOLATILE) != 0;
    }

    /** Whether it is a final reference that is promised not to be null, see {@code awesome.magic.NonNull}. */
    public boolean isNonNull() {
        return nonNull;
    }

    /** The annotation with this simple name of the package {@code awesome.magic}, if it is there. */
    public Optional<AnnotationNode> magic(String simpleName) {
        return Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, simpleName);
    }

    @Override
    public String toString() {
        return owner.binaryName() + "." + node.name;
    }
}
