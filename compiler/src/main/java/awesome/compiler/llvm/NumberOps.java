package awesome.compiler.llvm;

import org.objectweb.asm.Opcodes;

/** Arithmetic, comparison and conversion instructions (JVMS 6.5), exact in the corner cases. */
final class NumberOps {
    private final FunctionWriter function;
    private final Body body;

    NumberOps(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
    }

    /** Translates an arithmetic, comparison or conversion opcode; false if it is none of them. */
    boolean translate(int opcode) {
        switch (opcode) {
            case Opcodes.IADD, Opcodes.LADD -> binary("add");
            case Opcodes.ISUB, Opcodes.LSUB -> binary("sub");
            case Opcodes.IMUL, Opcodes.LMUL -> binary("mul");
            case Opcodes.IAND, Opcodes.LAND -> binary("and");
            case Opcodes.IOR, Opcodes.LOR -> binary("or");
            case Opcodes.IXOR, Opcodes.LXOR -> binary("xor");
            case Opcodes.FADD, Opcodes.DADD -> binary("fadd");
            case Opcodes.FSUB, Opcodes.DSUB -> binary("fsub");
            case Opcodes.FMUL, Opcodes.DMUL -> binary("fmul");
            case Opcodes.FDIV, Opcodes.DDIV -> binary("fdiv");
            case Opcodes.FREM -> remainder("rt_frem", Kind.INT);
            case Opcodes.DREM -> remainder("rt_drem", Kind.LONG);
            case Opcodes.IDIV, Opcodes.LDIV -> divide(false);
            case Opcodes.IREM, Opcodes.LREM -> divide(true);
            case Opcodes.INEG, Opcodes.LNEG -> negate();
            case Opcodes.FNEG, Opcodes.DNEG -> floatNegate();
            case Opcodes.ISHL, Opcodes.LSHL -> shift("shl");
            case Opcodes.ISHR, Opcodes.LSHR -> shift("ashr");
            case Opcodes.IUSHR, Opcodes.LUSHR -> shift("lshr");
            case Opcodes.LCMP -> compareLongs();
            case Opcodes.FCMPL, Opcodes.DCMPL -> compareFloats(-1);
            case Opcodes.FCMPG, Opcodes.DCMPG -> compareFloats(1);
            case Opcodes.I2L -> convert("sext", Kind.LONG);
            case Opcodes.L2I -> convert("trunc", Kind.INT);
            case Opcodes.I2F, Opcodes.L2F -> convert("sitofp", Kind.FLOAT);
            case Opcodes.I2D, Opcodes.L2D -> convert("sitofp", Kind.DOUBLE);
            case Opcodes.F2D -> convert("fpext", Kind.DOUBLE);
            case Opcodes.D2F -> convert("fptrunc", Kind.FLOAT);
            case Opcodes.F2I, Opcodes.D2I -> saturate(Kind.INT);
            case Opcodes.F2L, Opcodes.D2L -> saturate(Kind.LONG);
            case Opcodes.I2B -> narrow("i8", "sext");
            case Opcodes.I2S -> narrow("i16", "sext");
            case Opcodes.I2C -> narrow("i16", "zext");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void binary(String operation) {
        Value right = function.pop();
        Value left = function.pop();
        push(left.kind(), operation + " " + left.kind().ir + " " + left.ir() + ", " + right.ir());
    }

    private void push(Kind kind, String instruction) {
        function.push(Value.of(kind, body.assign(instruction)));
    }

    /** MIN / -1 is MIN and MIN % -1 is 0 in Java, undefined in LLVM: divide by 1 and correct. */
    private void divide(boolean remainder) {
        Value right = function.pop();
        Value left = function.pop();
        String type = left.kind().ir;
        if (isConstant(right) && !right.ir().equals("0") && !right.ir().equals("-1")) {
            push(left.kind(), (remainder ? "srem " : "sdiv ") + type + " " + left.ir() + ", " + right.ir());
            return;
        }
        String zero = body.assign("icmp eq " + type + " " + right.ir() + ", 0");
        function.throwIf(zero, "rt_throw_div", "");
        String minusOne = body.assign("icmp eq " + type + " " + right.ir() + ", -1");
        String safe = body.assign("select i1 " + minusOne + ", " + type + " 1, " + type + " " + right.ir());
        String result = body.assign((remainder ? "srem " : "sdiv ") + type + " " + left.ir() + ", " + safe);
        String special = remainder ? "0" : body.assign("sub " + type + " 0, " + left.ir());
        push(left.kind(), "select i1 " + minusOne + ", " + type + " " + special + ", " + type + " " + result);
    }

    /** No target has an instruction for it: a routine in Java, which takes the bits on all of them. */
    private void remainder(String routine, Kind bits) {
        String right = bits(function.pop(), bits);
        String left = bits(function.pop(), bits);
        Kind kind = bits == Kind.INT ? Kind.FLOAT : Kind.DOUBLE;
        String result = function.callRuntime(routine, bits.ir + " " + left + ", " + bits.ir + " " + right);
        push(kind, "bitcast " + bits.ir + " " + result + " to " + kind.ir);
    }

    private String bits(Value value, Kind kind) {
        return body.assign("bitcast " + value.kind().ir + " " + value.ir() + " to " + kind.ir);
    }

    private static boolean isConstant(Value value) {
        char first = value.ir().charAt(0);
        return first == '-' || (first >= '0' && first <= '9');
    }

    private void negate() {
        Value value = function.pop();
        push(value.kind(), "sub " + value.kind().ir + " 0, " + value.ir());
    }

    private void floatNegate() {
        Value value = function.pop();
        push(value.kind(), "fneg " + value.kind().ir + " " + value.ir());
    }

    private void shift(String operation) {
        Value distance = function.pop();
        Value value = function.pop();
        boolean wide = value.kind() == Kind.LONG;
        String masked = body.assign("and i32 " + distance.ir() + ", " + (wide ? 63 : 31));
        if (wide) {
            masked = body.assign("zext i32 " + masked + " to i64");
        }
        push(value.kind(), operation + " " + value.kind().ir + " " + value.ir() + ", " + masked);
    }

    private void compareLongs() {
        Value right = function.pop();
        Value left = function.pop();
        push(Kind.INT, "call i32 @llvm.scmp.i32.i64(i64 " + left.ir() + ", i64 " + right.ir() + ")");
    }

    private void compareFloats(int ifUnordered) {
        Value right = function.pop();
        Value left = function.pop();
        String operands = left.kind().ir + " " + left.ir() + ", " + right.ir();
        // An unordered comparison is true when an operand is NaN.
        String less = body.assign("fcmp " + (ifUnordered < 0 ? "ult " : "olt ") + operands);
        String greater = body.assign("fcmp " + (ifUnordered < 0 ? "ogt " : "ugt ") + operands);
        String up = body.assign("zext i1 " + greater + " to i32");
        String down = body.assign("zext i1 " + less + " to i32");
        push(Kind.INT, "sub i32 " + up + ", " + down);
    }

    private void convert(String operation, Kind to) {
        Value value = function.pop();
        push(to, operation + " " + value.kind().ir + " " + value.ir() + " to " + to.ir);
    }

    private void saturate(Kind to) {
        Value value = function.pop();
        String from = value.kind() == Kind.FLOAT ? "f32" : "f64";
        push(to, "call " + to.ir + " @llvm.fptosi.sat." + to.ir + "." + from + "(" + value.kind().ir + " " + value.ir() + ")");
    }

    private void narrow(String type, String extension) {
        Value value = function.pop();
        String small = body.assign("trunc i32 " + value.ir() + " to " + type);
        push(Kind.INT, extension + " " + type + " " + small + " to i32");
    }
}
