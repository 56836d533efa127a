package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Tells the analysis what the instructions of one reached method use. */
final class MethodScanner {
    private static final Type[] PRIMITIVES = {Type.BOOLEAN_TYPE, Type.CHAR_TYPE, Type.FLOAT_TYPE, Type.DOUBLE_TYPE,
        Type.BYTE_TYPE, Type.SHORT_TYPE, Type.INT_TYPE, Type.LONG_TYPE};

    private final Analysis analysis;
    private final World world;
    private final MethodInfo method;
    private Reasons.Reason here;

    MethodScanner(Analysis analysis, MethodInfo method) {
        this.analysis = analysis;
        this.world = analysis.world;
        this.method = method;
    }

    void scan(MethodNode node) {
        if (method.isSynchronized() && method.isStatic()) {
            analysis.hub(method.owner(), new Reasons.Reason(method, 0));
        }
        for (TryCatchBlockNode block : node.tryCatchBlocks) {
            here = Reasons.at(method, block.handler);
            if (block.type != null) {
                try {
                    analysis.hub(world.get(block.type), here);
                } catch (CompileError e) {
                    analysis.problems.add(e.getMessage(), here);
                }
            }
        }
        here = new Reasons.Reason(method, 0);
        for (AbstractInsnNode insn : node.instructions) {
            if (insn instanceof LineNumberNode number) {
                here = new Reasons.Reason(method, number.line);
            } else if (insn.getOpcode() >= 0) {
                try {
                    scan(insn);
                } catch (CompileError e) {
                    analysis.problems.add(e.getMessage(), here);
                }
            }
        }
    }

    private void scan(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            call(call);
        } else if (insn instanceof FieldInsnNode access) {
            field(access);
        } else if (insn instanceof TypeInsnNode use) {
            type(use);
        } else if (insn instanceof LdcInsnNode constant) {
            constant(constant.cst);
        } else if (insn instanceof MultiANewArrayInsnNode array) {
            array(world.get(array.desc));
        } else if (insn instanceof IntInsnNode && insn.getOpcode() == Opcodes.NEWARRAY) {
            Type element = PRIMITIVES[((IntInsnNode) insn).operand - Opcodes.T_BOOLEAN];
            array(world.arrayOf(world.get(element)));
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            throw new CompileError("invokedynamic with bootstrap method " + dynamic.bsm.getOwner().replace('/', '.') + "."
                    + dynamic.bsm.getName() + " is not supported; compile with javac 17");
        } else if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
            throw new CompileError("subroutines (jsr, ret) are not supported; compile for Java 7 or later");
        }
    }

    private void call(MethodInsnNode insn) {
        CallSite site = CallSite.of(world, method.owner(), insn);
        MethodInfo named = site.named();
        boolean asStatic = insn.getOpcode() == Opcodes.INVOKESTATIC;
        if (asStatic != named.isStatic()) {
            throw new CompileError("method " + named + " is " + (asStatic ? "not " : "") + "static where it is called" + changed(method));
        }
        if (named.isConstructor() && named.owner().isUnboxed()) {
            return;
        }
        if (named.isStatic()) {
            if (!CallSite.isReplaced(named)) {
                analysis.initialize(named.owner(), here);
            }
            analysis.reach(named, here);
        } else if (!site.dispatched()) {
            analysis.reach(named, here);
        } else if (CallSite.isReplaced(named)) {
            analysis.reach(named, here);
        } else {
            boolean asked = analysis.isOwn(method.owner()) && Unsupported.reason(named) != null;
            if (named.magic("Remove").isPresent() || asked) {
                analysis.reach(named, here);
            }
            analysis.dispatch(named, here);
        }
    }

    private void field(FieldInsnNode insn) {
        FieldInfo field = world.resolveField(world.get(insn.owner), insn.name, insn.desc);
        if (field == null) {
            throw new CompileError("there is no field " + insn.owner.replace('/', '.') + "." + insn.name + changed(method));
        }
        boolean asStatic = insn.getOpcode() == Opcodes.GETSTATIC || insn.getOpcode() == Opcodes.PUTSTATIC;
        if (asStatic != field.isStatic()) {
            throw new CompileError("field " + field + " is " + (asStatic ? "not " : "") + "static where it is used" + changed(method));
        }
        if (field.isStatic()) {
            analysis.initialize(field.owner(), here);
            if (insn.getOpcode() == Opcodes.PUTSTATIC) {
                analysis.stored.add(field);
            }
        }
        if (field.isStatic() || !field.owner().isUnboxed()) {
            analysis.field(field, here);
        }
    }

    private static String changed(MethodInfo user) {
        return " in " + user.owner().binaryName() + ": one of the two classes changed; compile both again";
    }

    private void type(TypeInsnNode insn) {
        ClassInfo type = world.get(insn.desc);
        switch (insn.getOpcode()) {
            case Opcodes.NEW -> {
                analysis.initialize(type, here);
                analysis.allocate(type, here);
            }
            case Opcodes.ANEWARRAY -> array(world.arrayOf(type));
            default -> analysis.hub(type, here);
        }
    }

    /** Arrays of arrays make arrays of each dimension. */
    private void array(ClassInfo array) {
        for (ClassInfo each = array; each.isArray(); each = each.component()) {
            analysis.allocate(each, here);
        }
    }

    private void constant(Object constant) {
        if (constant instanceof String text) {
            analysis.literal(text, here);
        } else if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            analysis.hub(world.get(type), here);
        } else if (constant instanceof Type || constant instanceof org.objectweb.asm.Handle) {
            throw new CompileError("constants that are method handles or method types are not supported; use a lambda");
        } else if (constant instanceof ConstantDynamic) {
            throw new CompileError("dynamic constants are not supported; compile with javac 17");
        }
    }
}
