package awesome.compiler.model;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** One declared method or constructor. */
public final class MethodInfo {
    private final ClassInfo owner;
    private final MethodNode node;
    private final String symbol;
    /** Null until somebody asks, as nobody does for most methods of the JDK. */
    private volatile Type[] argumentTypes;
    private volatile Type returnType;

    MethodInfo(ClassInfo owner, MethodNode node) {
        this.owner = owner;
        this.node = node;
        this.symbol = owner.binaryName() + "." + node.name + node.desc;
    }

    /** The class that declares it. */
    public ClassInfo owner() {
        return owner;
    }

    /** Its class-file form: instructions without invokedynamic, with frames expanded. */
    public MethodNode node() {
        return node;
    }

    public String name() {
        return node.name;
    }

    public String desc() {
        return node.desc;
    }

    /** The types of its parameters; not to be changed. */
    public Type[] argumentTypes() {
        if (argumentTypes == null) {
            argumentTypes = Type.getArgumentTypes(node.desc);
        }
        return argumentTypes;
    }

    public Type returnType() {
        if (returnType == null) {
            returnType = Type.getReturnType(node.desc);
        }
        return returnType;
    }

    public boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    public boolean isAbstract() {
        return (node.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    public boolean isNative() {
        return (node.access & Opcodes.ACC_NATIVE) != 0;
    }

    public boolean isPrivate() {
        return (node.access & Opcodes.ACC_PRIVATE) != 0;
    }

    public boolean isSynchronized() {
        return (node.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    }

    public boolean isConstructor() {
        return node.name.equals("<init>");
    }

    public boolean isClassInitializer() {
        return node.name.equals("<clinit>");
    }

    /** Whether calls of it may need dispatch: not static, private or a constructor. */
    public boolean isVirtual() {
        return !isStatic() && !isPrivate() && !isConstructor();
    }

    /** The annotation with this simple name of the package {@code awesome.magic}, if it is there. */
    public Optional<AnnotationNode> magic(String simpleName) {
        return Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, simpleName);
    }

    /** The value of an element of such an annotation; empty if the annotation or the element is not there. */
    public Optional<String> magicValue(String simpleName, String element) {
        return magic(simpleName).flatMap(annotation -> Annotations.string(annotation, element));
    }

    /** The symbol in the image, see {@code docs/book/compiled-code.md}. */
    public String symbol() {
        return symbol;
    }

    @Override
    public String toString() {
        return symbol();
    }
}
