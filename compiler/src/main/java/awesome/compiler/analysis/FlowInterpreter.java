package awesome.compiler.analysis;

import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** What instructions do to {@link FlowValue}s. Elements of arrays may be anything. */
final class FlowInterpreter extends Interpreter<FlowValue> {
    private final BasicInterpreter basic = new BasicInterpreter();
    private final World world;
    private final MethodInfo method;

    FlowInterpreter(World world, MethodInfo method) {
        super(Opcodes.ASM9);
        this.world = world;
        this.method = method;
    }

    private static FlowValue plain(BasicValue value) {
        if (value == null) {
            return null;
        }
        return value.getSize() == 2 ? FlowValue.WIDE : value.isReference() ? FlowValue.ANYTHING : FlowValue.NUMBER;
    }

    @Override
    public FlowValue newValue(Type type) {
        return plain(basic.newValue(type));
    }

    @Override
    public FlowValue newParameterValue(boolean isInstance, int local, Type type) {
        return type.getSort() < Type.ARRAY ? newValue(type) : FlowValue.of(new TypeFlow.Parameter(method, local));
    }

    @Override
    public FlowValue newExceptionValue(TryCatchBlockNode handler, Frame<FlowValue> frame, Type type) {
        return FlowValue.OBJECT;
    }

    @Override
    public FlowValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
        switch (insn.getOpcode()) {
            case Opcodes.ACONST_NULL:
                return FlowValue.NULL;
            case Opcodes.NEW:
                return FlowValue.of(world.get(((TypeInsnNode) insn).desc));
            case Opcodes.GETSTATIC:
                return field((FieldInsnNode) insn);
            case Opcodes.LDC:
                Object constant = ((LdcInsnNode) insn).cst;
                return constant instanceof String ? FlowValue.of(world.get("java/lang/String"))
                        : constant instanceof Type ? FlowValue.OBJECT : plain(basic.newOperation(insn));
            default:
                return plain(basic.newOperation(insn));
        }
    }

    private FlowValue field(FieldInsnNode insn) {
        Type type = Type.getType(insn.desc);
        if (type.getSort() < Type.ARRAY) {
            return newValue(type);
        }
        FieldInfo field = world.resolveField(world.get(insn.owner), insn.name, insn.desc);
        return field == null ? FlowValue.ANYTHING : FlowValue.of(field);
    }

    @Override
    public FlowValue copyOperation(AbstractInsnNode insn, FlowValue value) {
        return value;
    }

    @Override
    public FlowValue unaryOperation(AbstractInsnNode insn, FlowValue value) throws AnalyzerException {
        return switch (insn.getOpcode()) {
            case Opcodes.GETFIELD -> field((FieldInsnNode) insn);
            case Opcodes.CHECKCAST -> value;
            case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> FlowValue.OBJECT;
            default -> plain(basic.unaryOperation(insn, BasicValue.REFERENCE_VALUE));
        };
    }

    @Override
    public FlowValue binaryOperation(AbstractInsnNode insn, FlowValue value1, FlowValue value2) throws AnalyzerException {
        return plain(basic.binaryOperation(insn, BasicValue.REFERENCE_VALUE, BasicValue.REFERENCE_VALUE));
    }

    @Override
    public FlowValue ternaryOperation(AbstractInsnNode insn, FlowValue value1, FlowValue value2, FlowValue value3) {
        return null;
    }

    @Override
    public FlowValue naryOperation(AbstractInsnNode insn, List<? extends FlowValue> values) {
        if (insn instanceof MethodInsnNode call) {
            Type type = Type.getReturnType(call.desc);
            return type.getSort() < Type.ARRAY ? newValue(type) : FlowValue.of(new TypeFlow.Result(call));
        }
        return FlowValue.OBJECT;
    }

    @Override
    public void returnOperation(AbstractInsnNode insn, FlowValue value, FlowValue expected) {
        // Nothing is checked here.
    }

    @Override
    public FlowValue merge(FlowValue value1, FlowValue value2) {
        return value1.merge(value2);
    }
}
