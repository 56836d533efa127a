package awesome.compiler.llvm;

import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** A closed world of the static methods and constructors of some classes, without an analysis: for tests of the code generator alone. */
final class TestWorld implements ClosedWorld {
    private static final List<String> HUB_NUMBERS = List.of("typeId", "typeIdEnd", "interfaceIndex", "layoutKind",
            "instanceSize", "elementShift", "hubSize", "modifiers", "kindFlags", "initState", "initializer");

    final World world = new World(TestWorld::read);
    private final List<MethodInfo> methods = new ArrayList<>();
    private final Set<ClassInfo> types = new LinkedHashSet<>();

    TestWorld(Class<?>... code) {
        for (Class<?> each : code) {
            ClassInfo info = world.get(each.getName().replace('.', '/'));
            info.methods().stream().filter(method -> method.isStatic() || method.isConstructor()).forEach(methods::add);
            types.add(info);
        }
        types.add(world.get("java/lang/Object"));
        types.add(world.get("java/lang/Class"));
    }

    static Optional<ClassNode> read(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            if (in == null) {
                return Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, ClassReader.EXPAND_FRAMES);
            if (name.equals("java/lang/Class")) {
                node.fields.clear();
                HUB_NUMBERS.forEach(each -> node.fields.add(new FieldNode(Opcodes.ACC_PRIVATE, each, "I", null, null)));
                node.fields.add(new FieldNode(Opcodes.ACC_PRIVATE, "referenceMap", "J", null, null));
                for (String each : List.of("name", "sourceFile", "superclass", "componentType", "arrayType", "interfaces", "enumConstants")) {
                    node.fields.add(new FieldNode(Opcodes.ACC_PRIVATE, each, "Ljava/lang/Object;", null, null));
                }
            }
            return Optional.of(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<MethodInfo> methods() {
        return methods;
    }

    @Override
    public boolean isReached(MethodInfo method) {
        return methods.contains(method);
    }

    @Override
    public List<ClassInfo> types() {
        return new ArrayList<>(types);
    }

    @Override
    public boolean hasHub(ClassInfo type) {
        return types.contains(type);
    }

    @Override
    public boolean isInstantiated(ClassInfo type) {
        return types.contains(type);
    }

    @Override
    public List<MethodInfo> targets(MethodInfo declared) {
        return List.of(declared);
    }

    @Override
    public boolean isNeverNull(AbstractInsnNode insn) {
        return false;
    }

    @Override
    public SortedMap<ClassInfo, MethodInfo> receivers(MethodInsnNode call, MethodInfo declared) {
        return null;
    }

    @Override
    public Set<MethodInfo> dispatched() {
        return Set.of();
    }

    @Override
    public boolean isReached(FieldInfo field) {
        return true;
    }

    @Override
    public boolean isConstant(FieldInfo field) {
        return field.isFinal();
    }

    @Override
    public HostObject onlyObject(ClassInfo type) {
        return null;
    }

    @Override
    public void verify() {}

    @Override
    public HostObject commonObject(FieldInfo field) {
        return null;
    }

    @Override
    public boolean isInitializedAtRuntime(ClassInfo type) {
        return false;
    }

    @Override
    public List<HostObject> heapObjects() {
        return List.of();
    }

    @Override
    public Object staticValue(FieldInfo field) {
        return null;
    }

    @Override
    public Object fieldValue(HostObject object, FieldInfo field) {
        return null;
    }

    @Override
    public Object elementValue(HostObject array, int index) {
        return null;
    }

    @Override
    public HostObject literal(String value) {
        return null;
    }

    @Override
    public HostObject enumConstants(ClassInfo type) {
        return null;
    }

    @Override
    public List<String> why(String pattern) {
        return List.of();
    }
}
