package awesome.compiler.model;

import awesome.compiler.CompileError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/** All types that the build can see, each loaded when first asked for. Threads may ask at the same time. */
public final class World {
    private final ClassFiles files;
    /** Empty for names that nothing has. */
    private final Map<String, Optional<ClassInfo>> types = new ConcurrentHashMap<>();
    private final Set<String> loading = new HashSet<>();

    /** A world of the classes that {@code files} has. */
    public World(ClassFiles files) {
        this.files = files;
        for (String primitive : List.of("void", "boolean", "byte", "char", "short", "int", "long", "float", "double")) {
            types.put(primitive, Optional.of(new ClassInfo(this, primitive, null, null, List.of())));
        }
    }

    static Type primitiveType(String name) {
        return switch (name) {
            case "void" -> Type.VOID_TYPE;
            case "boolean" -> Type.BOOLEAN_TYPE;
            case "byte" -> Type.BYTE_TYPE;
            case "char" -> Type.CHAR_TYPE;
            case "short" -> Type.SHORT_TYPE;
            case "int" -> Type.INT_TYPE;
            case "long" -> Type.LONG_TYPE;
            case "float" -> Type.FLOAT_TYPE;
            case "double" -> Type.DOUBLE_TYPE;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The type with this internal name ({@code [} for arrays, {@code int} for primitives), or null. */
    public ClassInfo find(String internalName) {
        Optional<ClassInfo> known = types.get(internalName);
        return (known == null ? load(internalName) : known).orElse(null);
    }

    private synchronized Optional<ClassInfo> load(String internalName) {
        Optional<ClassInfo> known = types.get(internalName);
        if (known == null) {
            known = Optional.ofNullable(internalName.startsWith("[") ? loadArray(internalName) : loadClass(internalName));
            types.put(internalName, known);
        }
        return known;
    }

    /** The type with this internal name; a {@link CompileError} if there is none. */
    public ClassInfo get(String internalName) {
        ClassInfo found = find(internalName);
        if (found == null) {
            throw new CompileError("class " + internalName.replace('/', '.') + files.absence(internalName));
        }
        return found;
    }

    /** The type that ASM calls {@code type}. */
    public ClassInfo get(Type type) {
        return type.getSort() < Type.ARRAY ? types.get(type.getClassName()).orElseThrow() : get(type.getInternalName());
    }

    /** The array type whose elements are {@code component}. */
    public ClassInfo arrayOf(ClassInfo component) {
        return get("[" + component.type().getDescriptor());
    }

    private ClassInfo loadArray(String name) {
        ClassInfo component = get(Type.getType(name.substring(1)));
        return new ClassInfo(this, name, component, get("java/lang/Object"),
                List.of(get("java/lang/Cloneable"), get("java/io/Serializable")));
    }

    private ClassInfo loadClass(String name) {
        ClassNode node = files.find(name).orElse(null);
        if (node == null) {
            return null;
        }
        if (!loading.add(name)) {
            throw new CompileError("class " + name.replace('/', '.') + " is its own superclass or superinterface; compile it again"
                    + " with the classes it extends");
        }
        try {
            List<ClassInfo> interfaces = new ArrayList<>();
            for (String each : node.interfaces) {
                interfaces.add(supertype(node, each, true));
            }
            ClassInfo superclass = node.superName == null ? null : supertype(node, node.superName, false);
            return new ClassInfo(this, node, superclass, interfaces);
        } finally {
            loading.remove(name);
        }
    }

    /** JVMS 5.3.5, steps 3 and 4. */
    private ClassInfo supertype(ClassNode node, String name, boolean asInterface) {
        ClassInfo found = find(name);
        String what = "class " + node.name.replace('/', '.') + (asInterface ? " implements " : " extends ") + name.replace('/', '.');
        if (found == null) {
            throw new CompileError(what + ", which is not on the class path or in java.base");
        } else if (found.isArray() || found.isInterface() != asInterface) {
            throw new CompileError(what + ", which is " + (asInterface ? "no" : "an") + " interface; compile it again with the class it names");
        } else if (!asInterface && (found.node().access & Opcodes.ACC_FINAL) != 0) {
            throw new CompileError(what + ", which is final; compile it again with the class it names");
        }
        return found;
    }

    /** Method resolution of JVMS 5.4.3.3 and 5.4.3.4 from {@code owner} upwards; null if there is none. */
    public MethodInfo resolveMethod(ClassInfo owner, String name, String desc) {
        for (ClassInfo each = owner; each != null; each = each.superClass()) {
            MethodInfo method = each.declaredMethod(name, desc);
            if (method != null) {
                return method;
            }
        }
        return findInInterfaces(owner, name, desc);
    }

    /** Field resolution of JVMS 5.4.3.2; null if there is none. */
    public FieldInfo resolveField(ClassInfo owner, String name, String desc) {
        FieldInfo field = owner.declaredField(name, desc);
        if (field != null) {
            return field;
        }
        for (ClassInfo each : owner.interfaces()) {
            field = resolveField(each, name, desc);
            if (field != null) {
                return field;
            }
        }
        return owner.superClass() == null || owner.isInterface() ? null : resolveField(owner.superClass(), name, desc);
    }

    /** Method selection of JVMS 5.4.6: what a call of {@code declared} runs on an object of class {@code receiver}; null if nothing. */
    public MethodInfo select(ClassInfo receiver, MethodInfo declared) {
        if (declared.isPrivate()) {
            return declared;
        }
        for (ClassInfo each = receiver; each != null; each = each.superClass()) {
            MethodInfo method = each.declaredMethod(declared.name(), declared.desc());
            if (method != null && !method.isStatic() && !method.isPrivate() && overrides(method, declared)) {
                return method;
            }
        }
        return findInInterfaces(receiver, declared.name(), declared.desc());
    }

    /** JVMS 5.4.5: a package-private method is overridden only in its own package. */
    private static boolean overrides(MethodInfo method, MethodInfo declared) {
        if (method == declared || declared.owner().isInterface()) {
            return true;
        }
        boolean packagePrivate =
                (declared.node().access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE)) == 0;
        return !packagePrivate || packageOf(method.owner()).equals(packageOf(declared.owner()));
    }

    private static String packageOf(ClassInfo type) {
        return type.name().substring(0, Math.max(0, type.name().lastIndexOf('/')));
    }

    /** The maximally specific interface method (JVMS 5.4.3.3), a concrete one if there is one. */
    private MethodInfo findInInterfaces(ClassInfo type, String name, String desc) {
        MethodInfo best = null;
        for (ClassInfo each = type; each != null; each = each.superClass()) {
            for (ClassInfo direct : each.interfaces()) {
                best = moreSpecific(best, findInInterface(direct, name, desc));
            }
        }
        return best;
    }

    private MethodInfo findInInterface(ClassInfo type, String name, String desc) {
        MethodInfo own = type.declaredMethod(name, desc);
        if (own != null && !own.isStatic() && !own.isPrivate()) {
            return own;
        }
        MethodInfo best = null;
        for (ClassInfo direct : type.interfaces()) {
            best = moreSpecific(best, findInInterface(direct, name, desc));
        }
        return best;
    }

    private static MethodInfo moreSpecific(MethodInfo a, MethodInfo b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.owner().isSubtypeOf(b.owner())) {
            return a;
        }
        if (b.owner().isSubtypeOf(a.owner())) {
            return b;
        }
        return a.isAbstract() && !b.isAbstract() ? b : a;
    }
}
