package awesome.compiler.bytecode;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Turns assertions on in classes of the class path: their initialisers ask {@code desiredAssertionStatus}. */
final class AssertionStatus {
    private final ClassPath path;

    AssertionStatus(ClassPath path) {
        this.path = path;
    }

    /** Whether a JVM would turn them on with {@code -ea}: not in the JDK, nor in what stands for parts of it. */
    private boolean mayAssert(String internalName) {
        return path.isOwn(internalName) && !ClassPath.isRuntime(internalName);
    }

    /** Answers the question in a method where it is asked of a class constant; whether it is. */
    boolean apply(MethodNode method) {
        boolean answered = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode call && call.owner.equals("java/lang/Class")
                    && call.name.equals("desiredAssertionStatus")
                    && Straight.before(insn) instanceof LdcInsnNode constant && constant.cst instanceof Type type
                    && type.getSort() == Type.OBJECT && mayAssert(type.getInternalName())) {
                method.instructions.insert(constant, new InsnNode(Opcodes.ICONST_1));
                method.instructions.remove(constant);
                method.instructions.remove(insn);
                answered = true;
            }
        }
        return answered;
    }
}
