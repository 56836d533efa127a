package awesome.compiler.bytecode;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/** Writes the class of one lambda: what it captured in final fields, and its methods. */
final class LambdaClassWriter {
    static final String INSTANCE = "INSTANCE";
    static final String MAKE = "make";

    private final ClassNode node = new ClassNode();
    private final Type[] captured;

    LambdaClassWriter(ClassNode host, String name, List<String> interfaces, Type[] captured) {
        this.captured = captured;
        node.visit(Math.max(host.version & 0xffff, Opcodes.V1_8), Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name, null, "java/lang/Object", interfaces.stream().distinct().toArray(String[]::new));
        node.visitSource(host.sourceFile, null);
        for (int i = 0; i < captured.length; i++) {
            node.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null).visitEnd();
        }
        addConstructor();
        if (captured.length == 0) {
            addInstance();
        } else {
            addMake();
        }
    }

    private static String field(int i) {
        return "captured$" + i;
    }

    private String constructorDesc() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    }

    private void addConstructor() {
        MethodVisitor out = node.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructorDesc(), null, null);
        out.visitCode();
        out.visitVarInsn(Opcodes.ALOAD, 0);
        out.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int variable = 1;
        for (int i = 0; i < captured.length; i++) {
            out.visitVarInsn(Opcodes.ALOAD, 0);
            out.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), variable);
            out.visitFieldInsn(Opcodes.PUTFIELD, node.name, field(i), captured[i].getDescriptor());
            variable += captured[i].getSize();
        }
        out.visitInsn(Opcodes.RETURN);
        out.visitMaxs(3, variable);
        out.visitEnd();
    }

    private void addInstance() {
        String desc = "L" + node.name + ";";
        node.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, desc, null, null).visitEnd();
        MethodVisitor out = node.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        out.visitCode();
        out.visitTypeInsn(Opcodes.NEW, node.name);
        out.visitInsn(Opcodes.DUP);
        out.visitMethodInsn(Opcodes.INVOKESPECIAL, node.name, "<init>", "()V", false);
        out.visitFieldInsn(Opcodes.PUTSTATIC, node.name, INSTANCE, desc);
        out.visitInsn(Opcodes.RETURN);
        out.visitMaxs(2, 0);
        out.visitEnd();
    }

    private void addMake() {
        Type self = Type.getObjectType(node.name);
        MethodVisitor out = node.visitMethod(Opcodes.ACC_STATIC, MAKE, Type.getMethodDescriptor(self, captured), null, null);
        out.visitCode();
        out.visitTypeInsn(Opcodes.NEW, node.name);
        out.visitInsn(Opcodes.DUP);
        int variable = 0;
        for (Type type : captured) {
            out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), variable);
            variable += type.getSize();
        }
        out.visitMethodInsn(Opcodes.INVOKESPECIAL, node.name, "<init>", constructorDesc(), false);
        out.visitInsn(Opcodes.ARETURN);
        out.visitMaxs(variable + 2, variable);
        out.visitEnd();
    }

    /**
     * Adds the interface method with the descriptor {@code erased}.
     *
     * @param instantiated the types that the arguments and the result have at this call site
     */
    void addMethod(String name, Type erased, Type instantiated, Handle implementation) {
        MethodVisitor out = node.visitMethod(Opcodes.ACC_PUBLIC, name, erased.getDescriptor(), null, null);
        out.visitCode();
        ImplementationCall.prepare(out, implementation);
        Type[] operands = ImplementationCall.parameters(implementation, node.name);
        Type[] parameters = erased.getArgumentTypes();
        Type[] known = instantiated.getArgumentTypes();
        int variable = 1;
        int stack = 4;
        for (int i = 0; i < operands.length; i++) {
            stack += operands[i].getSize();
            int parameter = i - captured.length;
            if (parameter < 0) {
                out.visitVarInsn(Opcodes.ALOAD, 0);
                out.visitFieldInsn(Opcodes.GETFIELD, node.name, field(i), captured[i].getDescriptor());
            } else {
                out.visitVarInsn(parameters[parameter].getOpcode(Opcodes.ILOAD), variable);
                variable += parameters[parameter].getSize();
                Boxes.convert(out, parameters[parameter], known[parameter]);
                convertKnown(out, known[parameter], operands[i]);
            }
        }
        ImplementationCall.call(out, implementation);
        Type result = ImplementationCall.result(implementation);
        Type wanted = erased.getReturnType();
        if (wanted.getSort() == Type.VOID) {
            if (result.getSize() > 0) {
                out.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
        } else if (result.getSort() != Type.VOID) {
            Boxes.convert(out, result, wanted);
        }
        out.visitInsn(wanted.getOpcode(Opcodes.IRETURN));
        out.visitMaxs(stack, variable + 1);
        out.visitEnd();
    }

    /** The known type is a subtype of the operand's where both are references, which the class file has checked. */
    private static void convertKnown(MethodVisitor out, Type known, Type operand) {
        if (Boxes.isPrimitive(known) || Boxes.isPrimitive(operand)) {
            Boxes.convert(out, known, operand);
        }
    }

    ClassNode finish() {
        node.visitEnd();
        return node;
    }
}
