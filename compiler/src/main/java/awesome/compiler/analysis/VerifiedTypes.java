package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.Descriptors;
import awesome.compiler.model.World;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.SimpleVerifier;

/** What instructions do to types, with the classes of a world: interfaces are as good as Object, as in a JVM's verifier. */
final class VerifiedTypes extends SimpleVerifier {
    private final World world;

    VerifiedTypes(World world) {
        super(Opcodes.ASM9, null, null, null, false);
        this.world = world;
    }

    /** The type of an entry of a stack map frame, in ASM's form. */
    BasicValue of(Object entry, ClassInfo owner) {
        if (entry instanceof String name) {
            if (!Descriptors.isClassOrArray(name)) {
                throw new IllegalArgumentException("a stack map frame names the class " + name);
            }
            return newValue(Type.getObjectType(name));
        } else if (entry instanceof LabelNode label) {
            AbstractInsnNode creation = label;
            while (creation != null && creation.getOpcode() < 0) {
                creation = creation.getNext();
            }
            if (creation == null || creation.getOpcode() != Opcodes.NEW) {
                throw new IllegalArgumentException("a stack map frame has an object that no instruction makes");
            }
            return newValue(Type.getObjectType(((TypeInsnNode) creation).desc));
        } else if (entry == Opcodes.UNINITIALIZED_THIS) {
            return newValue(owner.type());
        }
        if (!(entry instanceof Integer code)) {
            throw new IllegalArgumentException("a stack map frame has an entry without a type");
        } else if (code == Opcodes.TOP) {
            return BasicValue.UNINITIALIZED_VALUE;
        } else if (code == Opcodes.INTEGER) {
            return BasicValue.INT_VALUE;
        } else if (code == Opcodes.LONG) {
            return BasicValue.LONG_VALUE;
        } else if (code == Opcodes.FLOAT) {
            return BasicValue.FLOAT_VALUE;
        } else if (code == Opcodes.DOUBLE) {
            return BasicValue.DOUBLE_VALUE;
        }
        return newValue(NULL_TYPE);
    }

    /** Whether a class is one of exceptions. */
    boolean isThrowable(Type type) {
        return isSubTypeOf(newValue(type), newValue(Type.getObjectType("java/lang/Throwable")));
    }

    @Override
    protected boolean isSubTypeOf(BasicValue value, BasicValue expected) {
        Type from = value.getType();
        Type to = expected.getType();
        if (to == null || value.equals(expected)) {
            // Nothing is expected, or what is there.
            return true;
        }
        if (from == null || from.getSort() < Type.ARRAY || to.getSort() < Type.ARRAY) {
            return false;
        }
        return from.equals(NULL_TYPE) || isAssignableFrom(to, from);
    }

    @Override
    protected boolean isAssignableFrom(Type to, Type from) {
        ClassInfo target = find(to);
        ClassInfo source = find(from);
        // Whoever uses a class that is missing says so.
        return target == null || source == null || target.isInterface() || source.isSubtypeOf(target) || arraysFit(to, from);
    }

    /** Elements that are interfaces are as good as Object too. */
    private boolean arraysFit(Type to, Type from) {
        if (to.getSort() != Type.ARRAY || from.getSort() != Type.ARRAY) {
            return false;
        }
        Type toElement = Type.getType(to.getDescriptor().substring(1));
        Type fromElement = Type.getType(from.getDescriptor().substring(1));
        return toElement.getSort() >= Type.ARRAY && fromElement.getSort() >= Type.ARRAY && isAssignableFrom(toElement, fromElement);
    }

    private ClassInfo find(Type type) {
        try {
            return world.find(type.getInternalName());
        } catch (CompileError e) {
            return null;
        }
    }

    @Override
    protected boolean isInterface(Type type) {
        ClassInfo found = find(type);
        return found != null && found.isInterface();
    }

    @Override
    protected Type getSuperClass(Type type) {
        ClassInfo found = find(type);
        return found == null || found.superClass() == null ? null : found.superClass().type();
    }
}
