package awesome.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

class OwnFramesTest {
    @ParameterizedTest
    @CsvSource({
        "200, INSIDE, true",
        "20, INSIDE, false",
        "200, NOWHERE, false",
        "200, BEFORE, false",
        "200, ON_THE_WAY_TO_A_THROW, false"})
    void largeMethodsThatCallInALoopHaveThem(int size, Call call, boolean expected) {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "run", "()V", null, null);
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        call(method, call == Call.BEFORE);
        method.instructions.add(start);
        for (int i = 0; i < size; i++) {
            method.instructions.add(new InsnNode(Opcodes.NOP));
        }
        call(method, call == Call.INSIDE);
        if (call == Call.ON_THE_WAY_TO_A_THROW) {
            method.instructions.add(new InsnNode(Opcodes.ICONST_0));
            method.instructions.add(new JumpInsnNode(Opcodes.IFEQ, end));
            call(method, true);
            method.instructions.add(new InsnNode(Opcodes.ACONST_NULL));
            method.instructions.add(new InsnNode(Opcodes.ATHROW));
        }
        method.instructions.add(end);
        method.instructions.add(new InsnNode(Opcodes.ICONST_0));
        method.instructions.add(new JumpInsnNode(Opcodes.IFNE, start));
        method.instructions.add(new InsnNode(Opcodes.RETURN));
        assertEquals(expected, OwnFrames.has(method));
    }

    private enum Call { INSIDE, NOWHERE, BEFORE, ON_THE_WAY_TO_A_THROW }

    private static void call(MethodNode method, boolean there) {
        if (there) {
            method.instructions.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "Other", "run", "()V", false));
        }
    }
}
