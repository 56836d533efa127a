package awesome.compiler.model;

import awesome.compiler.CompileError;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What a call instruction names.
 *
 * @param named the method that resolution finds
 * @param dispatched whether the receiver's class decides which body runs
 */
public record CallSite(MethodInfo named, boolean dispatched) {
    private static final List<String> REPLACED = List.of("Intrinsic", "InlineAsm", "Foreign", "Symbol");

    /** Resolves a call (JVMS 5.4.3.3, 5.4.3.4 and 6.5 invokespecial). */
    public static CallSite of(World world, ClassInfo caller, MethodInsnNode insn) {
        ClassInfo owner = world.get(insn.owner);
        if (insn.owner.equals("java/lang/invoke/MethodHandle") && insn.name.startsWith("invoke")) {
            throw new CompileError("calls of method handles (MethodHandle." + insn.name + ") are not supported; use a lambda");
        }
        MethodInfo named = world.resolveMethod(owner, insn.name, insn.desc);
        if (named == null && insn.owner.equals("java/lang/invoke/VarHandle")) {
            throw new CompileError("VarHandle is not supported; substitute " + caller);
        }
        if (named == null) {
            throw new CompileError("there is no method " + owner + "." + insn.name + insn.desc + "; " + caller
                    + " was compiled with another version of the class: compile both again");
        }
        if (insn.getOpcode() == Opcodes.INVOKESPECIAL && !named.isConstructor() && !named.isPrivate()
                && !owner.isInterface() && owner != caller && caller.isSubtypeOf(owner)) {
            named = world.resolveMethod(caller.superClass(), insn.name, insn.desc);
        }
        // Arrays have no methods but those of Object, and no subclasses with others.
        boolean direct = insn.getOpcode() == Opcodes.INVOKESPECIAL || !named.isVirtual() || named.owner().isUnboxed()
                || owner.isArray();
        return new CallSite(named, !direct);
    }

    /** Whether the compiler puts an operation in the place of calls of a method, so that it needs no code. */
    public static boolean isReplaced(MethodInfo method) {
        for (String each : REPLACED) {
            if (method.magic(each).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
