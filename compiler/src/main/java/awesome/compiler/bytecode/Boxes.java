package awesome.compiler.bytecode;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Conversions between primitive types and their wrapper classes. */
final class Boxes {
    private Boxes() {}

    /** The internal name of the wrapper class of a primitive type. */
    static String wrapper(Type primitive) {
        return "java/lang/" + switch (primitive.getSort()) {
            case Type.BOOLEAN -> "Boolean";
            case Type.CHAR -> "Character";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.INT -> "Integer";
            case Type.LONG -> "Long";
            case Type.FLOAT -> "Float";
            case Type.DOUBLE -> "Double";
            default -> throw new IllegalArgumentException(primitive.toString());
        };
    }

    /** The primitive type of a wrapper class, or null. */
    static Type unwrapped(Type type) {
        return switch (type.getSort() == Type.OBJECT ? type.getInternalName() : "") {
            case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
            case "java/lang/Character" -> Type.CHAR_TYPE;
            case "java/lang/Byte" -> Type.BYTE_TYPE;
            case "java/lang/Short" -> Type.SHORT_TYPE;
            case "java/lang/Integer" -> Type.INT_TYPE;
            case "java/lang/Long" -> Type.LONG_TYPE;
            case "java/lang/Float" -> Type.FLOAT_TYPE;
            case "java/lang/Double" -> Type.DOUBLE_TYPE;
            default -> null;
        };
    }

    static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** Converts the top of the stack as LambdaMetafactory does: casting, boxing, unboxing, widening. */
    static void convert(MethodVisitor out, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (isPrimitive(from) && isPrimitive(to)) {
            widen(out, from, to);
        } else if (isPrimitive(from)) {
            String wrapper = wrapper(from);
            out.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", "(" + from.getDescriptor() + ")L" + wrapper + ";", false);
        } else if (isPrimitive(to)) {
            unbox(out, from, to);
        } else if (!to.getInternalName().equals("java/lang/Object")) {
            out.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static void unbox(MethodVisitor out, Type from, Type to) {
        Type held = unwrapped(from);
        if (held == null) {
            held = to;
            out.visitTypeInsn(Opcodes.CHECKCAST, wrapper(held));
        }
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, wrapper(held), held.getClassName() + "Value", "()" + held.getDescriptor(), false);
        widen(out, held, to);
    }

    private static void widen(MethodVisitor out, Type from, Type to) {
        int opcode = switch (to.getSort()) {
            case Type.LONG -> from.getSort() == Type.LONG ? Opcodes.NOP : Opcodes.I2L;
            case Type.FLOAT -> from.getSort() == Type.LONG ? Opcodes.L2F : from.getSort() == Type.FLOAT ? Opcodes.NOP : Opcodes.I2F;
            case Type.DOUBLE -> switch (from.getSort()) {
                case Type.LONG -> Opcodes.L2D;
                case Type.FLOAT -> Opcodes.F2D;
                case Type.DOUBLE -> Opcodes.NOP;
                default -> Opcodes.I2D;
            };
            default -> Opcodes.NOP;
        };
        if (opcode != Opcodes.NOP) {
            out.visitInsn(opcode);
        }
    }
}
