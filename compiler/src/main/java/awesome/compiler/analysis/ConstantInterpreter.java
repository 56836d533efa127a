package awesome.compiler.analysis;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Follows constants through locals, stack and integer operations. */
final class ConstantInterpreter extends BasicInterpreter {
    private static final Type REFERENCE = BasicValue.REFERENCE_VALUE.getType();

    private final Constants constants;

    ConstantInterpreter(Constants constants) {
        super(ASM9);
        this.constants = constants;
    }

    @Override
    public BasicValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
        if (insn.getOpcode() == Opcodes.NEW) {
            return new Constant(REFERENCE, Constant.NOT_NULL);
        }
        BasicValue value = super.newOperation(insn);
        Object constant = constants.of(insn);
        if (constant == null) {
            return value;
        }
        boolean integer = constant instanceof Integer;
        return Constants.value(integer ? Type.INT_TYPE : REFERENCE, constant);
    }

    @Override
    public BasicValue copyOperation(AbstractInsnNode insn, BasicValue value) {
        return value;
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode insn, BasicValue value) throws AnalyzerException {
        Object constant = Constant.of(value);
        if (insn.getOpcode() == Opcodes.CHECKCAST && constant != null) {
            return value;
        } else if (insn.getOpcode() == Opcodes.INSTANCEOF && constant == Constant.NULL) {
            return new Constant(Type.INT_TYPE, 0);
        } else if (insn.getOpcode() == Opcodes.INEG && constant instanceof Integer number) {
            return new Constant(Type.INT_TYPE, -number);
        } else if (insn.getOpcode() == Opcodes.NEWARRAY || insn.getOpcode() == Opcodes.ANEWARRAY) {
            return new Constant(REFERENCE, Constant.NOT_NULL);
        } else if (insn.getOpcode() == Opcodes.GETFIELD && insn instanceof FieldInsnNode access
                && Type.getType(access.desc).getSort() <= Type.INT) {
            return BasicValue.INT_VALUE;
        }
        return super.unaryOperation(insn, value);
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode insn, BasicValue value1, BasicValue value2) throws AnalyzerException {
        Integer result = null;
        Object a = Constant.of(value1);
        Object b = Constant.of(value2);
        if (a instanceof Integer left && b instanceof Integer right) {
            result = switch (insn.getOpcode()) {
                case Opcodes.IADD -> left + right;
                case Opcodes.ISUB -> left - right;
                case Opcodes.IMUL -> left * right;
                case Opcodes.IAND -> left & right;
                case Opcodes.IOR -> left | right;
                case Opcodes.IXOR -> left ^ right;
                case Opcodes.ISHL -> left << right;
                case Opcodes.ISHR -> left >> right;
                case Opcodes.IUSHR -> left >>> right;
                default -> null;
            };
        } else if (insn.getOpcode() == Opcodes.IAND && (isZero(a) || isZero(b))) {
            result = 0;
        }
        return result == null ? super.binaryOperation(insn, value1, value2) : new Constant(Type.INT_TYPE, result);
    }

    private static boolean isZero(Object constant) {
        return constant instanceof Integer number && number == 0;
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode insn, List<? extends BasicValue> values) throws AnalyzerException {
        BasicValue value = super.naryOperation(insn, values);
        Object constant = insn instanceof MethodInsnNode call ? constants.of(call) : null;
        return constant == null ? value : Constants.value(Type.getReturnType(((MethodInsnNode) insn).desc), constant);
    }

    @Override
    public BasicValue merge(BasicValue value1, BasicValue value2) {
        if (value1.equals(value2)) {
            return value1;
        }
        boolean sameType = value1.getType() != null && value1.getType().equals(value2.getType());
        return sameType ? new Constant(value1.getType(), null) : BasicValue.UNINITIALIZED_VALUE;
    }
}
