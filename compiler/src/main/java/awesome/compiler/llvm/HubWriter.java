package awesome.compiler.llvm;

import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InnerClassNode;

/** Hubs: {@code Class} objects with what the compiler knows, the interface bitmap and the dispatch table. */
final class HubWriter {
    private static final int INTERFACE = 1;
    private static final int ARRAY = 2;
    private static final int PRIMITIVE = 4;
    private static final int ENUM = 8;
    private static final int RECORD = 16;
    private static final int SYNTHETIC = 32;
    private static final int DEFAULT_METHODS = 64;
    private static final int MEMBER = 128;
    private static final int LOCAL = 256;
    private static final int SIMPLE_NAME_SHIFT = 16;

    private final Program program;
    private final ImageBytes bytes;
    private final ToIntFunction<Object> reference;
    private final ClassInfo classOfClasses;
    private final ClassInfo arrayOfClasses;

    HubWriter(Program program, ImageBytes bytes, ToIntFunction<Object> reference) {
        this.program = program;
        this.bytes = bytes;
        this.reference = reference;
        this.classOfClasses = program.world.get("java/lang/Class");
        this.arrayOfClasses = program.world.arrayOf(classOfClasses);
    }

    /** Bytes of a hub. */
    int size(ClassInfo type) {
        return (program.hubTableOffset() + 4 * program.dispatch.table(type).size() + 7) & ~7;
    }

    /** Fills in the hub that lies at an offset. */
    void write(ClassInfo type, int hub, Map<ClassInfo, Integer> hubs) {
        bytes.put(hub, 4, hubs.get(classOfClasses));
        int first = program.numbers.first(type);
        number(hub, "typeId", first);
        number(hub, "typeIdEnd", program.numbers.last(type));
        number(hub, "interfaceIndex", program.numbers.interfaceBit(type));
        number(hub, "layoutKind", layoutKind(type));
        number(hub, "instanceSize", instanceSize(type));
        number(hub, "elementShift", type.isArray()
                ? Integer.numberOfTrailingZeros(Layouts.size(type.component().type(), false)) : 0);
        number(hub, "hubSize", size(type));
        number(hub, "modifiers", modifiers(type));
        number(hub, "kindFlags", kindFlags(type));
        MethodInfo initializer = type.classInitializer();
        if (program.closed.isInitializedAtRuntime(type)) {
            number(hub, "initState", 1);
            if (initializer != null && program.closed.isReached(initializer)) {
                bytes.putCode(hub + program.hubField("initializer"), Program.symbol(initializer), hub);
            }
        }
        if (hasInstanceLayout(type)) {
            bytes.put(hub + program.hubField("referenceMap"), 8, program.layouts.of(type).referenceMap());
        }
        refer(hub, "name", program.closed.literal(type.binaryName()));
        if (type.node() != null && type.node().sourceFile != null) {
            refer(hub, "sourceFile", program.closed.literal(type.node().sourceFile));
        }
        ClassInfo superclass = type.isInterface() ? null : type.superClass();
        refer(hub, "superclass", superclass);
        refer(hub, "componentType", type.component());
        if (!type.name().equals("void")) {
            ClassInfo array = program.world.arrayOf(type);
            refer(hub, "arrayType", hubs.containsKey(array) ? array : null);
        }
        bytes.put(hub + program.hubField("interfaces"), 4, interfaces(type, hubs));
        refer(hub, "enumConstants", program.closed.enumConstants(type));
        byte[] bitmap = program.numbers.bitmap(type);
        for (int i = 0; i < bitmap.length; i++) {
            bytes.put(hub + program.hubBitmapOffset() + i, 1, bitmap[i]);
        }
        List<MethodInfo> table = program.dispatch.table(type);
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i) != null) {
                bytes.putCode(hub + program.hubTableOffset() + 4 * i, Program.symbol(table.get(i)), hub);
            }
        }
    }

    private void number(int hub, String field, int value) {
        bytes.put(hub + program.hubField(field), 4, value);
    }

    private void refer(int hub, String field, Object value) {
        bytes.put(hub + program.hubField(field), 4, reference.applyAsInt(value));
    }

    private boolean hasInstanceLayout(ClassInfo type) {
        return !type.isArray() && !type.isPrimitive() && !type.isInterface();
    }

    private int layoutKind(ClassInfo type) {
        if (type == classOfClasses) {
            return 4;
        } else if (type.isArray()) {
            return type.component().isPrimitive() ? 3 : 2;
        }
        return hasInstanceLayout(type) && !type.isAbstract() ? 1 : 0;
    }

    private int instanceSize(ClassInfo type) {
        if (type.isArray()) {
            return Layouts.ARRAY_BASE;
        }
        return hasInstanceLayout(type) ? program.layouts.of(type).instanceSize() : 0;
    }

    /** JLS modifiers as {@code Class.getModifiers} gives them: those of the InnerClasses attribute for members. */
    private static int modifiers(ClassInfo type) {
        if (type.isPrimitive()) {
            return Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
        }
        if (type.isArray()) {
            ClassInfo element = type;
            while (element.isArray()) {
                element = element.component();
            }
            int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
            return modifiers(element) & access | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
        }
        int access = type.node().access & ~Opcodes.ACC_SUPER;
        for (var inner : type.node().innerClasses) {
            if (inner.name.equals(type.name())) {
                access = inner.access;
            }
        }
        return access & 0x7fff & ~Opcodes.ACC_SUPER;
    }

    private static int kindFlags(ClassInfo type) {
        int flags = (type.isInterface() ? INTERFACE : 0) | (type.isArray() ? ARRAY : 0) | (type.isPrimitive() ? PRIMITIVE : 0);
        if (type.node() != null) {
            String parent = type.node().superName;
            flags |= "java/lang/Enum".equals(parent) ? ENUM : 0;
            flags |= "java/lang/Record".equals(parent) ? RECORD : 0;
            flags |= (type.node().access & Opcodes.ACC_SYNTHETIC) != 0 ? SYNTHETIC : 0;
            flags |= type.hasDefaultMethods() ? DEFAULT_METHODS : 0;
            flags |= type.node().outerClass != null ? LOCAL : 0;
        }
        return flags | nestingFlags(type);
    }

    /** What the InnerClasses attribute says of a class (JVMS 4.7.6): whether it is a member, and its simple name. */
    private static int nestingFlags(ClassInfo type) {
        if (type.node() != null) {
            for (InnerClassNode each : type.node().innerClasses) {
                if (each.name.equals(type.name())) {
                    int length = each.innerName == null ? 0 : each.innerName.length();
                    return (each.outerName != null ? MEMBER : 0) | length << SIMPLE_NAME_SHIFT;
                }
            }
        }
        String name = type.binaryName();
        return name.length() - 1 - name.lastIndexOf('.') << SIMPLE_NAME_SHIFT;
    }

    /** The array of direct interfaces, made here because the child JVM has none; 0 if nothing can ask for it. */
    private int interfaces(ClassInfo type, Map<ClassInfo, Integer> hubs) {
        if (!hubs.containsKey(arrayOfClasses)) {
            return 0;
        }
        List<ClassInfo> direct = type.interfaces().stream().filter(hubs::containsKey).toList();
        int offset = bytes.reserve((Layouts.ARRAY_BASE + 4 * direct.size() + 7) & ~7, 8);
        bytes.put(offset, 4, hubs.get(arrayOfClasses));
        bytes.put(offset + Layouts.ARRAY_LENGTH, 4, direct.size());
        for (int i = 0; i < direct.size(); i++) {
            bytes.put(offset + Layouts.ARRAY_BASE + 4 * i, 4, hubs.get(direct.get(i)));
        }
        return offset;
    }
}
