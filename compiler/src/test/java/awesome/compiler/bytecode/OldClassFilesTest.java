package awesome.compiler.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/** Old class files run and are checked like new ones once they are modern. */
class OldClassFilesTest {
    private static final ClassNode ARRAY_LIST = declared("java/util/ArrayList", "java/util/AbstractList");
    private static final ClassNode LINKED_LIST = declared("java/util/LinkedList", "java/util/AbstractSequentialList");
    private static final ClassNode SEQUENTIAL = declared("java/util/AbstractSequentialList", "java/util/AbstractList");

    private final OldClassFiles files = new OldClassFiles(name ->
            Stream.of(ARRAY_LIST, LINKED_LIST, SEQUENTIAL).filter(each -> each.name.equals(name)).findFirst()
                    .or(Optional::empty));

    private static ClassNode declared(String name, String parent) {
        ClassNode node = new ClassNode();
        node.name = name;
        node.superName = parent;
        return node;
    }

    private static ClassWriter begin(int version) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(version, Opcodes.ACC_PUBLIC, "Old", null, "java/lang/Object", null);
        return writer;
    }

    /** {@code static int run(int)} with a subroutine that is called from two places. */
    private static byte[] withSubroutine() {
        ClassWriter writer = begin(Opcodes.V1_3);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(I)I", null, null);
        Label other = new Label();
        Label subroutine = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitJumpInsn(Opcodes.IFGT, other);
        method.visitIincInsn(0, 100);
        method.visitJumpInsn(Opcodes.JSR, subroutine);
        method.visitLabel(other);
        method.visitJumpInsn(Opcodes.JSR, subroutine);
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(subroutine);
        method.visitVarInsn(Opcodes.ASTORE, 1);
        method.visitIincInsn(0, 7);
        method.visitVarInsn(Opcodes.RET, 1);
        method.visitMaxs(1, 2);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static ClassNode read(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        return node;
    }

    private static Object run(byte[] bytes, Object argument) throws ReflectiveOperationException {
        ClassLoader loader = new ClassLoader(OldClassFilesTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return Arrays.stream(loader.loadClass("Old").getMethods()).filter(each -> each.getName().equals("run"))
                .findFirst().orElseThrow().invoke(null, argument);
    }

    @Test
    void subroutinesBecomeOrdinaryCode() throws ReflectiveOperationException {
        byte[] modern = files.modern(withSubroutine());
        MethodNode method = read(modern).methods.get(0);
        assertTrue(Arrays.stream(method.instructions.toArray())
                .noneMatch(each -> each.getOpcode() == Opcodes.JSR || each.getOpcode() == Opcodes.RET));
        assertEquals(12, run(modern, 5));
        assertEquals(114, run(modern, 0));
    }

    @Test
    void framesNameTheClosestCommonSuperclass() throws ReflectiveOperationException {
        ClassWriter writer = begin(Opcodes.V1_5);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run",
                "(Z)Ljava/lang/Object;", null, null);
        Label other = new Label();
        Label join = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ILOAD, 0);
        method.visitJumpInsn(Opcodes.IFEQ, other);
        create(method, "java/util/ArrayList");
        method.visitJumpInsn(Opcodes.GOTO, join);
        method.visitLabel(other);
        create(method, "java/util/LinkedList");
        method.visitLabel(join);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(2, 1);
        method.visitEnd();
        writer.visitEnd();
        byte[] modern = files.modern(writer.toByteArray());
        FrameNode last = Arrays.stream(read(modern).methods.get(0).instructions.toArray())
                .filter(FrameNode.class::isInstance).map(FrameNode.class::cast).reduce((one, two) -> two).orElseThrow();
        assertEquals("java/util/AbstractList", last.stack.get(0));
        assertEquals("[]", run(modern, true).toString());
    }

    private static void create(MethodVisitor method, String type) {
        method.visitTypeInsn(Opcodes.NEW, type);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", "()V", false);
    }

    @Test
    void modernOnesStayAsTheyAre() {
        byte[] bytes = begin(Opcodes.V1_7).toByteArray();
        assertSame(bytes, files.modern(bytes));
    }
}
