package awesome.compiler.bytecode;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A call of what a method handle constant names, as bytecode. */
final class ImplementationCall {
    private ImplementationCall() {}

    /** The operands of the call: the receiver, if there is one, and the parameters. */
    static Type[] parameters(Handle handle, String caller) {
        Type[] declared = Type.getArgumentTypes(handle.getDesc());
        if (handle.getTag() == Opcodes.H_INVOKESTATIC || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return declared;
        }
        Type[] all = new Type[declared.length + 1];
        all[0] = Type.getObjectType(handle.getTag() == Opcodes.H_INVOKESPECIAL ? caller : handle.getOwner());
        System.arraycopy(declared, 0, all, 1, declared.length);
        return all;
    }

    /** The type of the result; of a constructor, its class. */
    static Type result(Handle handle) {
        return handle.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? Type.getObjectType(handle.getOwner())
                : Type.getReturnType(handle.getDesc());
    }

    /** What comes before the operands. */
    static void prepare(MethodVisitor out, Handle handle) {
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            out.visitTypeInsn(Opcodes.NEW, handle.getOwner());
            out.visitInsn(Opcodes.DUP);
        }
    }

    /** The call, the operands being on the stack. */
    static void call(MethodVisitor out, Handle handle) {
        int opcode = switch (handle.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> Opcodes.INVOKEVIRTUAL;
        };
        out.visitMethodInsn(opcode, handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
    }
}
