package awesome.compiler.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class, interface, array type or primitive type. There is one object per type in a {@link World}, so
 * {@code ==} compares types.
 */
public final class ClassInfo {
    private final World world;
    private final String name;
    private final String binaryName;
    private final ClassNode node;
    private final ClassInfo component;
    private final ClassInfo superClass;
    private final List<ClassInfo> interfaces;
    /** All superclasses and superinterfaces. */
    private final Set<ClassInfo> supertypes = new HashSet<>();
    private final List<MethodInfo> methods = new ArrayList<>();
    private final List<FieldInfo> fields = new ArrayList<>();
    /** By name: calls are resolved often, and a key of name and descriptor would have to be made for each. */
    private final Map<String, List<MethodInfo>> methodsByName = new HashMap<>();
    private final Map<String, List<FieldInfo>> fieldsByName = new HashMap<>();

    /** A class from a class file. */
    ClassInfo(World world, ClassNode node, ClassInfo superClass, List<ClassInfo> interfaces) {
        this.world = world;
        this.name = node.name;
        this.binaryName = name.replace('/', '.');
        this.node = node;
        this.component = null;
        this.superClass = superClass;
        this.interfaces = List.copyOf(interfaces);
        collectSupertypes();
        for (MethodNode method : node.methods) {
            MethodInfo info = new MethodInfo(this, method);
            methods.add(info);
            methodsByName.computeIfAbsent(method.name, ignored -> new ArrayList<>(1)).add(info);
        }
        for (FieldNode field : node.fields) {
            FieldInfo info = new FieldInfo(this, field);
            fields.add(info);
            fieldsByName.computeIfAbsent(field.name, ignored -> new ArrayList<>(1)).add(info);
        }
    }

    /** An array type (component given) or primitive type (component null). */
    ClassInfo(World world, String name, ClassInfo component, ClassInfo superClass, List<ClassInfo> interfaces) {
        this.world = world;
        this.name = name;
        this.binaryName = name.replace('/', '.');
        this.node = null;
        this.component = component;
        this.superClass = superClass;
        this.interfaces = List.copyOf(interfaces);
        collectSupertypes();
    }

    private void collectSupertypes() {
        if (superClass != null) {
            supertypes.add(superClass);
            supertypes.addAll(superClass.supertypes);
        }
        for (ClassInfo each : interfaces) {
            supertypes.add(each);
            supertypes.addAll(each.supertypes);
        }
    }

    /** The world that it belongs to. */
    public World world() {
        return world;
    }

    /** Internal name: {@code java/lang/String}; arrays {@code [I}, {@code [Ljava/lang/String;}; primitives {@code int}. */
    public String name() {
        return name;
    }

    /** The name with dots, as {@code Class.getName} gives it. */
    public String binaryName() {
        return binaryName;
    }

    /** Its class-file form; null for arrays and primitives. */
    public ClassNode node() {
        return node;
    }

    /** The type as ASM has it. */
    public Type type() {
        return isPrimitive() ? World.primitiveType(name) : Type.getObjectType(name);
    }

    /** The superclass; {@code java/lang/Object} for interfaces and arrays; null for Object and primitives. */
    public ClassInfo superClass() {
        return superClass;
    }

    /** The direct superinterfaces; for arrays Cloneable and Serializable. */
    public List<ClassInfo> interfaces() {
        return interfaces;
    }

    /** Element type of an array, one dimension less; null for others. */
    public ClassInfo component() {
        return component;
    }

    public boolean isArray() {
        return component != null;
    }

    public boolean isPrimitive() {
        return node == null && component == null;
    }

    public boolean isInterface() {
        return node != null && (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Whether it is an interface that is initialised with the classes that implement it (JVMS 5.5, step 7). */
    public boolean hasDefaultMethods() {
        return isInterface() && methods().stream()
                .anyMatch(each -> !each.isAbstract() && !each.isStatic() && !each.isConstructor());
    }

    public boolean isAbstract() {
        return node != null && (node.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /** Whether its values are bare machine words, see {@code awesome.magic.Unboxed}. */
    public boolean isUnboxed() {
        return magic("Unboxed").isPresent();
    }

    /** The annotation with this simple name of the package {@code awesome.magic}, if it is there. */
    public Optional<AnnotationNode> magic(String simpleName) {
        return node == null
                ? Optional.empty()
                : Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, simpleName);
    }

    /** The declared methods, in class-file order. */
    public List<MethodInfo> methods() {
        return Collections.unmodifiableList(methods);
    }

    /** The method declared here with this name and descriptor, or null. */
    public MethodInfo declaredMethod(String methodName, String desc) {
        for (MethodInfo each : methodsByName.getOrDefault(methodName, List.of())) {
            if (each.desc().equals(desc)) {
                return each;
            }
        }
        return null;
    }

    /** The static initialiser, or null. */
    public MethodInfo classInitializer() {
        return declaredMethod("<clinit>", "()V");
    }

    /** The declared fields, in class-file order. */
    public List<FieldInfo> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** The field declared here with this name and descriptor, or null. */
    public FieldInfo declaredField(String fieldName, String desc) {
        for (FieldInfo each : fieldsByName.getOrDefault(fieldName, List.of())) {
            if (each.node().desc.equals(desc)) {
                return each;
            }
        }
        return null;
    }

    /** The declared field with this name, or null; for fields known by name only. */
    public FieldInfo declaredField(String fieldName) {
        List<FieldInfo> all = fieldsByName.getOrDefault(fieldName, List.of());
        return all.isEmpty() ? null : all.get(0);
    }

    /** Whether a value of this type may be assigned to {@code other} (JLS 4.10: subclasses, interfaces, array covariance). */
    public boolean isSubtypeOf(ClassInfo other) {
        if (this == other) {
            return true;
        }
        if (isArray() && other.isArray()) {
            return !component.isPrimitive() && !other.component.isPrimitive()
                    && component.isSubtypeOf(other.component);
        }
        return supertypes.contains(other);
    }

    @Override
    public String toString() {
        return binaryName();
    }
}
