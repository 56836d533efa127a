package awesome.compiler.analysis;

import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Which fields of new objects are stored before anybody can read them: constructors store them on all ways, before
 * {@code this} is stored anywhere or given to other code. The constructor of a superclass that does neither is no other
 * code in this sense.
 */
final class Construction {
    private final Analysis analysis;
    private final Map<MethodInfo, Boolean> keepsThis = new HashMap<>();

    Construction(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The instance fields of references that somebody may read before this constructor of their class stored them. */
    List<FieldInfo> lateFields(MethodInfo constructor, FlowAnalyzer analyzer) {
        List<FieldInfo> fields = constructor.owner().fields().stream()
                .filter(each -> !each.isStatic() && each.type().getSort() >= Type.ARRAY).toList();
        return fields.isEmpty() ? fields : new Walk(constructor, fields, analyzer).late();
    }

    /** Whether a constructor keeps {@code this} to itself. */
    private boolean keepsThis(MethodInfo constructor) {
        Boolean known = keepsThis.get(constructor);
        if (known == null) {
            known = findKeepsThis(constructor);
            keepsThis.put(constructor, known);
        }
        return known;
    }

    private boolean findKeepsThis(MethodInfo constructor) {
        if (constructor.node().instructions.size() == 0 || CallSite.isReplaced(constructor)) {
            return false;
        }
        return new Walk(constructor, List.of(), FlowAnalyzer.of(analysis.world, constructor)).keepsThis();
    }

    /** One constructor, and the fields that are of interest. */
    private final class Walk {
        private final ClassInfo owner;
        private final AbstractInsnNode[] insns;
        private final List<FieldInfo> fields;
        private final FlowAnalyzer analyzer;
        private final Frame<FlowValue>[] frames;

        Walk(MethodInfo constructor, List<FieldInfo> fields, FlowAnalyzer analyzer) {
            this.owner = constructor.owner();
            this.insns = constructor.node().instructions.toArray();
            this.fields = fields;
            this.analyzer = analyzer;
            this.frames = analyzer.getFrames();
        }

        boolean keepsThis() {
            for (int i = 0; i < insns.length; i++) {
                if (frames[i] != null && givesThis(i)) {
                    return false;
                }
            }
            return true;
        }

        List<FieldInfo> late() {
            BitSet late = new BitSet();
            BitSet[] stored = stored();
            for (int i = 0; i < insns.length; i++) {
                if (stored[i] == null || frames[i] == null) {
                    continue;
                }
                BitSet missing = new BitSet();
                if (insns[i].getOpcode() == Opcodes.RETURN || givesThis(i)) {
                    missing.set(0, fields.size());
                } else if (insns[i].getOpcode() == Opcodes.GETFIELD && operand(i, 0).mayBeThis()) {
                    mark(missing, i);
                }
                missing.andNot(stored[i]);
                late.or(missing);
            }
            return late.stream().mapToObj(fields::get).toList();
        }

        /** The fields that are stored for certain when an instruction begins. */
        private BitSet[] stored() {
            BitSet[] stored = new BitSet[insns.length];
            Deque<Integer> changed = new ArrayDeque<>();
            stored[0] = new BitSet();
            changed.add(0);
            while (!changed.isEmpty()) {
                int i = changed.poll();
                BitSet after = (BitSet) stored[i].clone();
                if (frames[i] != null && insns[i].getOpcode() == Opcodes.PUTFIELD && operand(i, 1).isThis()) {
                    mark(after, i);
                } else if (isConstructorOf(i, owner)) {
                    // What that one leaves out is late because of it.
                    after.set(0, fields.size());
                }
                analyzer.next(i).forEach(each -> meet(stored, each, after, changed));
                analyzer.handlers(i).forEach(each -> meet(stored, each, stored[i], changed));
            }
            return stored;
        }

        private static void meet(BitSet[] stored, int insn, BitSet with, Deque<Integer> changed) {
            if (stored[insn] == null) {
                stored[insn] = (BitSet) with.clone();
                changed.add(insn);
                return;
            }
            int before = stored[insn].cardinality();
            stored[insn].and(with);
            if (stored[insn].cardinality() < before) {
                changed.add(insn);
            }
        }

        /** Sets the bit of the field that an instruction reads or stores, if it is one of these. */
        private void mark(BitSet bits, int insn) {
            FieldInsnNode access = (FieldInsnNode) insns[insn];
            int index = fields.indexOf(analysis.world.resolveField(analysis.world.get(access.owner), access.name, access.desc));
            if (index >= 0) {
                bits.set(index);
            }
        }

        private FlowValue operand(int insn, int depth) {
            return frames[insn].getStack(frames[insn].getStackSize() - 1 - depth);
        }

        /** Whether an instruction calls a constructor of a class for this object. */
        private boolean isConstructorOf(int insn, ClassInfo type) {
            return frames[insn] != null && insns[insn] instanceof MethodInsnNode call && call.name.equals("<init>")
                    && call.owner.equals(type.name()) && operand(insn, Type.getArgumentTypes(call.desc).length).mayBeThis();
        }

        /** Whether others may have {@code this} from here. */
        private boolean givesThis(int i) {
            switch (insns[i].getOpcode()) {
                case Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.ARETURN, Opcodes.AASTORE, Opcodes.ATHROW:
                    return operand(i, 0).mayBeThis();
                case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESTATIC, Opcodes.INVOKEDYNAMIC:
                    return hasThis(i, insns[i] instanceof MethodInsnNode call && call.getOpcode() != Opcodes.INVOKESTATIC
                            ? arguments(i) + 1 : arguments(i));
                case Opcodes.INVOKESPECIAL:
                    return hasThis(i, arguments(i)) || operand(i, arguments(i)).mayBeThis() && !isConstructorOf(i, owner)
                            && !(isConstructorOf(i, owner.superClass()) && Construction.this.keepsThis(called(i)));
                default:
                    return false;
            }
        }

        private int arguments(int insn) {
            return insns[insn] instanceof MethodInsnNode call ? Type.getArgumentTypes(call.desc).length
                    : frames[insn].getStackSize();
        }

        private boolean hasThis(int insn, int operands) {
            for (int i = 0; i < operands; i++) {
                if (operand(insn, i).mayBeThis()) {
                    return true;
                }
            }
            return false;
        }

        private MethodInfo called(int insn) {
            MethodInsnNode call = (MethodInsnNode) insns[insn];
            return CallSite.of(analysis.world, owner, call).named();
        }
    }
}
