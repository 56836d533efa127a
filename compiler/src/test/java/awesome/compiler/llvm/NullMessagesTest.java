package awesome.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.World;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class NullMessagesTest {
    /** javac leaves code behind {@code if (true) return;} that nothing leads to. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void codeThatNothingLeadsToIsNoObstacle(boolean reached) {
        MethodNode code = new MethodNode(Opcodes.ACC_STATIC, "code", "(Ljava/lang/Object;)V", null, null);
        if (!reached) {
            code.visitInsn(Opcodes.RETURN);
        }
        code.visitFrame(Opcodes.F_NEW, 1, new Object[] {"java/lang/Object"}, 0, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        AbstractInsnNode call = new MethodInsnNode(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I");
        code.instructions.add(call);
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        ClassNode node = new ClassNode();
        node.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a/Type", null, "java/lang/Object", null);
        node.methods.add(code);
        ClassInfo type = new World(name -> name.equals("a/Type") ? Optional.of(node) : TestWorld.read(name)).get("a/Type");
        NullMessages messages = new NullMessages(type.declaredMethod("code", Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(Object.class))));
        assertEquals("Cannot invoke \"Object.hashCode()\" because \"<parameter1>\" is null", String.join("", messages.of(call)));
    }
}
