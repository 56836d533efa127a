package awesome.compiler.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What is found next to an instruction is what following all values through the method finds. */
class OperandsTest {
    private int compared;
    private int found;

    @ParameterizedTest
    @ValueSource(strings = {"java/util/HashMap", "java/lang/String", "java/math/BigInteger", "java/util/Formatter",
            "java/util/concurrent/ConcurrentHashMap", "java/lang/StrictMath", "java/lang/FdLibm$Pow", "java/util/Arrays",
            "java/util/concurrent/locks/ReentrantReadWriteLock$Sync", "java/lang/invoke/MethodHandles$Lookup"})
    void agreesWithTheWholeMethod(String name) throws IOException, AnalyzerException {
        ClassNode type = new ClassNode();
        new ClassReader(name).accept(type, ClassReader.EXPAND_FRAMES);
        for (MethodNode method : type.methods) {
            Frame<SourceValue>[] frames = new Analyzer<>(new Following()).analyze(name, method);
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null && method.instructions.get(i).getOpcode() >= 0) {
                    compare(method, i, frames[i]);
                }
            }
        }
        assertTrue(found > compared * 9 / 10, found + " of " + compared + " found");
    }

    private void compare(MethodNode method, int index, Frame<SourceValue> frame) {
        for (int depth = 0; depth < frame.getStackSize(); depth++) {
            AbstractInsnNode near = Operands.producer(method.instructions.get(index), depth);
            compared++;
            if (near != null) {
                found++;
                assertEquals(Set.of(near), frame.getStack(frame.getStackSize() - 1 - depth).insns,
                        () -> method.name + method.desc + " at " + index);
            }
        }
    }

    /** Through casts, and through what only moves operands. */
    private static final class Following extends SourceInterpreter {
        Following() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return insn.getOpcode() >= Opcodes.DUP ? value : super.copyOperation(insn, value);
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
            return insn.getOpcode() == Opcodes.CHECKCAST ? value : super.unaryOperation(insn, value);
        }
    }
}
