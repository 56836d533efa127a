package awesome.compiler.analysis;

import awesome.compiler.model.MethodInfo;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * Lets an enum class that is initialised on the target tell its {@code Class} the constants: there is no
 * reflection by which {@code Class} could call {@code values()}.
 */
final class EnumInitializers {
    private static final String CONSTANTS = "$VALUES";
    private static final String HUB_FIELD = "enumConstants";
    private static final String ARRAY = "[Ljava/lang/Object;";

    private EnumInitializers() {}

    /** Adds to the initialiser of an enum class, right after the array of constants is stored. */
    static void publishConstants(MethodInfo initializer) {
        String self = initializer.owner().name();
        boolean isEnum = "java/lang/Enum".equals(initializer.owner().node().superName);
        if (!isEnum || initializer.owner().world().get("java/lang/Class").declaredField(HUB_FIELD, ARRAY) == null) {
            return;
        }
        for (AbstractInsnNode insn : initializer.node().instructions.toArray()) {
            if (insn instanceof FieldInsnNode store && store.getOpcode() == Opcodes.PUTSTATIC
                    && store.name.equals(CONSTANTS) && store.owner.equals(self)) {
                InsnList code = new InsnList();
                code.add(new LdcInsnNode(Type.getObjectType(self)));
                code.add(new FieldInsnNode(Opcodes.GETSTATIC, self, CONSTANTS, store.desc));
                code.add(new FieldInsnNode(Opcodes.PUTFIELD, "java/lang/Class", HUB_FIELD, ARRAY));
                initializer.node().instructions.insert(store, code);
                initializer.node().maxStack += 2;
            }
        }
    }
}
