package awesome.compiler.analysis;

import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Static fields that hold the offset of an instance field: the initialiser of their class stores
 * {@code Unsafe.objectFieldOffset(C.class, "name")} in them, and the build JVM's answer is not ours.
 */
final class OffsetFields {
    private final World world;
    private final Set<ClassInfo> scanned = new HashSet<>();
    private final Map<FieldInfo, FieldInfo> measured = new HashMap<>();

    OffsetFields(World world) {
        this.world = world;
    }

    /** The instance field whose offset is the value of a static field; null for other static fields. */
    FieldInfo measuredBy(FieldInfo field) {
        if (field.type().getSort() != Type.LONG) {
            return null;
        }
        if (scanned.add(field.owner())) {
            MethodInfo initializer = field.owner().classInitializer();
            if (initializer != null) {
                scan(field.owner(), initializer);
            }
        }
        return measured.get(field);
    }

    private void scan(ClassInfo owner, MethodInfo initializer) {
        for (AbstractInsnNode insn : initializer.node().instructions) {
            if (insn instanceof FieldInsnNode store && store.getOpcode() == Opcodes.PUTSTATIC
                    && previous(store) instanceof MethodInsnNode call && call.name.equals("objectFieldOffset")
                    && call.desc.equals("(Ljava/lang/Class;Ljava/lang/String;)J")
                    && previous(call) instanceof LdcInsnNode name && name.cst instanceof String fieldName
                    && previous(name) instanceof LdcInsnNode type && type.cst instanceof Type declaring) {
                FieldInfo target = owner.declaredField(store.name, store.desc);
                FieldInfo instance = world.get(declaring).declaredField(fieldName);
                if (target != null && instance != null) {
                    measured.put(target, instance);
                }
            }
        }
    }

    private static AbstractInsnNode previous(AbstractInsnNode insn) {
        AbstractInsnNode each = insn.getPrevious();
        while (each != null && each.getOpcode() < 0) {
            each = each.getPrevious();
        }
        return each;
    }
}
