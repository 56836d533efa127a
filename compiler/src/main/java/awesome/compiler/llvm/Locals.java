package awesome.compiler.llvm;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Local variables, and operand stack entries at joins: each (index, kind) is an alloca that LLVM turns
 * into SSA values. Static types follow the stack maps.
 */
final class Locals {
    private final Program program;
    private final Body body;
    private final Type owner;
    private final boolean stableThis;
    private final Set<String> slots = new HashSet<>();
    private Value[] current;
    /** In a constructor, the operands that are {@code this}. */
    private final Set<String> underConstruction = new HashSet<>();
    private final boolean isConstructor;
    /** What the variables hold, as far as this block loaded or stored it; else null. */
    private String[] known;
    /** What they hold all the time, for parameters that nothing is stored to; else null. They need no alloca. */
    private final String[] constant;
    private final BitSet stored;

    /**
     * The variables of a method.
     *
     * @param shown whether a debugger shows them, so that each needs a place
     */
    Locals(Program program, Body body, Type owner, MethodNode node, boolean shown) {
        this.program = program;
        this.body = body;
        this.owner = owner;
        this.stored = stored(node);
        this.stableThis = (node.access & Opcodes.ACC_STATIC) == 0 && !stored.get(0);
        this.isConstructor = node.name.equals("<init>");
        this.current = new Value[node.maxLocals + 2];
        this.known = new String[current.length];
        this.constant = new String[current.length];
        if (shown) {
            stored.set(0, current.length);
        }
    }

    /** The variables that an instruction stores to, also as the second half of a long or double. */
    private static BitSet stored(MethodNode node) {
        BitSet stored = new BitSet();
        for (AbstractInsnNode each : node.instructions) {
            int opcode = each.getOpcode();
            if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
                int index = ((VarInsnNode) each).var;
                stored.set(index, index + (opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE ? 2 : 1));
            } else if (each instanceof IincInsnNode increment) {
                stored.set(increment.var);
            }
        }
        return stored;
    }

    private String slot(char what, int index, Kind kind) {
        String name = "%" + what + index + "." + kind;
        if (slots.add(name)) {
            body.atEntry(name + " = alloca " + kind.ir);
        }
        return name;
    }

    /** The alloca of a local variable. */
    String variable(int index, Kind kind) {
        return slot('v', index, kind);
    }

    Value load(int index) {
        Value shape = current[index];
        if (shape.creation() != null) {
            return shape;
        }
        if (constant[index] != null) {
            known[index] = constant[index];
        } else if (known[index] == null) {
            known[index] = body.assign("load " + shape.kind().ir + ", ptr " + variable(index, shape.kind()));
        }
        if (index == 0 && isConstructor && stableThis) {
            underConstruction.add(known[index]);
        }
        return new Value(shape.kind(), known[index], shape.type(), shape.nonNull(), null);
    }

    /** Whether a reference is that to the object which this constructor is making. */
    boolean isUnderConstruction(Value reference) {
        return underConstruction.contains(reference.ir());
    }

    void store(int index, Value value) {
        current[index] = value;
        known[index] = null;
        if (value.creation() == null) {
            known[index] = value.ir();
            body.line("store " + value.kind().ir + " " + value.ir() + ", ptr " + variable(index, value.kind()));
        }
    }

    /** A constructor ran: what it created is this value now. */
    void created(AbstractInsnNode creation, Value value) {
        for (int i = 0; i < current.length; i++) {
            if (current[i] != null && current[i].creation() == creation) {
                store(i, value);
            }
        }
    }

    /** Puts the operand stack where the block with this frame expects it. */
    void spill(List<Value> stack, FrameNode frame) {
        for (int i = 0; i < stack.size(); i++) {
            Value shape = shape(frame.stack.get(i));
            if (shape.creation() == null) {
                body.line("store " + shape.kind().ir + " " + stack.get(i).ir() + ", ptr " + slot('s', i, shape.kind()));
            }
        }
    }

    /** The alloca in which a handler expects the exception. */
    String exceptionSlot() {
        return slot('s', 0, Kind.REF);
    }

    /** Types of the variables at a join, and its operand stack into {@code stack}. */
    void enter(FrameNode frame, List<Value> stack) {
        stack.clear();
        if (frame.stack != null) {
            for (int i = 0; i < frame.stack.size(); i++) {
                Value shape = shape(frame.stack.get(i));
                String value = shape.creation() != null
                        ? shape.ir()
                        : body.assign("load " + shape.kind().ir + ", ptr " + slot('s', i, shape.kind()));
                stack.add(new Value(shape.kind(), value, shape.type(), shape.nonNull(), shape.creation()));
            }
        }
        current = new Value[current.length];
        known = new String[current.length];
        int index = 0;
        if (frame.local != null) {
            for (Object each : frame.local) {
                Value shape = shape(each);
                current[index] = shape != null && index == 0 && stableThis ? shape.asNonNull() : shape;
                index += shape != null && shape.kind().isWide() ? 2 : 1;
            }
        }
    }

    /** Kind and type of a stack map entry (ASM's form); null for TOP. */
    private Value shape(Object entry) {
        if (entry instanceof String name) {
            Type type = Type.getObjectType(name);
            return new Value(program.kind(type), "", type, false, null);
        }
        if (entry instanceof LabelNode label) {
            AbstractInsnNode creation = label;
            while (creation.getOpcode() != Opcodes.NEW) {
                creation = creation.getNext();
            }
            Type type = Type.getObjectType(((TypeInsnNode) creation).desc);
            Kind kind = program.kind(type);
            return kind == Kind.WORD ? new Value(kind, "0", type, false, creation) : Value.nonNull("", type);
        }
        int code = (Integer) entry;
        if (code == Opcodes.TOP) {
            return null;
        } else if (code == Opcodes.INTEGER) {
            return Value.of(Kind.INT, "");
        } else if (code == Opcodes.LONG) {
            return Value.of(Kind.LONG, "");
        } else if (code == Opcodes.FLOAT) {
            return Value.of(Kind.FLOAT, "");
        } else if (code == Opcodes.DOUBLE) {
            return Value.of(Kind.DOUBLE, "");
        } else if (code == Opcodes.NULL) {
            return Value.ref("", null);
        }
        return Value.nonNull("", owner);
    }

    /** The parameters, in their variables. */
    void parameters(boolean isStatic, Type[] arguments) {
        int index = 0;
        int number = 0;
        if (!isStatic) {
            Kind kind = program.kind(owner);
            parameter(index++, new Value(kind, "%p" + number++, owner, kind == Kind.REF && stableThis, null));
        }
        for (Type argument : arguments) {
            Kind kind = program.kind(argument);
            parameter(index, new Value(kind, "%p" + number++, argument.getSort() >= Type.ARRAY ? argument : null, false, null));
            index += kind.isWide() ? 2 : 1;
        }
    }

    private void parameter(int index, Value value) {
        if (stored.get(index)) {
            store(index, value);
        } else {
            current[index] = value;
            constant[index] = value.ir();
        }
    }
}
