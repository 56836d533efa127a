package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.model.MethodInfo;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/** The operations of {@code @Intrinsic} methods, listed in {@code docs/book/magic.md}. */
final class Intrinsics {
    /** LLVM intrinsics of one or more operands of the same type, which is also the result's. */
    private static final Map<String, String> SAME_TYPE = Map.ofEntries(
            Map.entry("math.sqrt.f64", "sqrt.f64"), Map.entry("math.sqrt.f32", "sqrt.f32"),
            Map.entry("math.fma.f64", "fma.f64"), Map.entry("math.fma.f32", "fma.f32"),
            Map.entry("math.abs.f64", "fabs.f64"), Map.entry("math.abs.f32", "fabs.f32"),
            Map.entry("math.copySign.f64", "copysign.f64"), Map.entry("math.copySign.f32", "copysign.f32"),
            Map.entry("bits.count.i32", "ctpop.i32"), Map.entry("bits.count.i64", "ctpop.i64"),
            Map.entry("bits.swap.i16", "bswap.i16"), Map.entry("bits.swap.i32", "bswap.i32"),
            Map.entry("bits.swap.i64", "bswap.i64"), Map.entry("bits.reverse.i32", "bitreverse.i32"),
            Map.entry("bits.reverse.i64", "bitreverse.i64"), Map.entry("bits.leading.i32", "ctlz.i32"),
            Map.entry("bits.leading.i64", "ctlz.i64"), Map.entry("bits.trailing.i32", "cttz.i32"),
            Map.entry("bits.trailing.i64", "cttz.i64"));

    private final FunctionWriter function;
    private final Body body;
    private final Program program;

    Intrinsics(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
        this.program = function.program;
    }

    /** Writes the operation; its result, null if there is none. */
    Value translate(String name, MethodInfo method, List<Value> arguments) {
        if (name.startsWith("mem.")) {
            return memory(name.substring(4), method, arguments);
        }
        if (SAME_TYPE.containsKey(name)) {
            return sameType(SAME_TYPE.get(name), method, arguments);
        }
        return switch (name) {
            case "object.address" -> word(method, body.assign("ptrtoint ptr " + arguments.get(0).ir() + " to i64"));
            case "object.at" -> Value.ref(pointer(arguments.get(0)), method.returnType());
            case "object.encode" -> Value.of(Kind.INT, function.objects.encode(arguments.get(0).ir()));
            case "object.decode" -> Value.ref(function.objects.decode(arguments.get(0).ir()), method.returnType());
            case "object.stored" -> {
                function.objects.barrier.stored(pointer(arguments.get(0)));
                yield null;
            }
            case "object.keepAlive" -> {
                body.line("call void asm sideeffect \"\", \"r,~{memory}\"(ptr " + arguments.get(0).ir() + ") nounwind");
                yield null;
            }
            case "array.word" -> Value.of(Kind.LONG, function.objects.arrayWord(arguments.get(0), arguments.get(1)));
            case "heap.base" -> word(method, "ptrtoint (ptr @heap_base to i64)");
            case "stack.pointer" -> word(method, body.assign(
                    "call i64 asm sideeffect \"mov %rsp, $0\", \"=r,~{memory},~{dirflag},~{fpsr},~{flags}\"() nounwind"));
            case "thread.area" -> word(method, function.thread.address());
            case "thread.load.i32" -> Value.of(Kind.INT, body.assign("load i32, "
                    + function.thread.place(arguments.get(0).ir()) + ", align 4"));
            case "program.main" -> {
                callMain(arguments.get(0));
                yield null;
            }
            case "float.toBits" -> Value.of(Kind.INT, bitcast(arguments.get(0), "i32"));
            case "float.fromBits" -> Value.of(Kind.FLOAT, bitcast(arguments.get(0), "float"));
            case "double.toBits" -> Value.of(Kind.LONG, bitcast(arguments.get(0), "i64"));
            case "double.fromBits" -> Value.of(Kind.DOUBLE, bitcast(arguments.get(0), "double"));
            case "long.multiplyHigh" -> Value.of(Kind.LONG, multiplyHigh(arguments, "sext"));
            case "long.multiplyHighUnsigned" -> Value.of(Kind.LONG, multiplyHigh(arguments, "zext"));
            default -> throw new CompileError(method + " asks for the unknown operation \"" + name + "\" (see docs/book/magic.md)");
        };
    }

    private Value word(MethodInfo method, String ir) {
        return new Value(program.kind(method.returnType()), ir, method.returnType(), false, null);
    }

    private String pointer(Value address) {
        return body.assign("inttoptr i64 " + address.ir() + " to ptr");
    }

    private String bitcast(Value value, String type) {
        return body.assign("bitcast " + value.kind().ir + " " + value.ir() + " to " + type);
    }

    private String multiplyHigh(List<Value> factors, String extension) {
        String a = body.assign(extension + " i64 " + factors.get(0).ir() + " to i128");
        String b = body.assign(extension + " i64 " + factors.get(1).ir() + " to i128");
        String high = body.assign("lshr i128 " + body.assign("mul i128 " + a + ", " + b) + ", 64");
        return body.assign("trunc i128 " + high + " to i64");
    }

    private void callMain(Value arguments) {
        if (program.main == null) {
            throw new CompileError(function.where() + " calls the program's main method, but no --main was given");
        }
        function.initialize(program.main.owner());
        function.call("void", function.code(program.main), "ptr " + arguments.ir(), false);
    }

    private Value sameType(String intrinsic, MethodInfo method, List<Value> arguments) {
        String type = intrinsic.substring(intrinsic.lastIndexOf('.') + 1).replace("f64", "double").replace("f32", "float");
        StringBuilder operands = new StringBuilder();
        for (Value each : arguments) {
            String ir = each.ir();
            if (type.equals("i16")) {
                ir = body.assign("trunc i32 " + ir + " to i16");
            }
            operands.append(operands.length() == 0 ? "" : ", ").append(type).append(' ').append(ir);
        }
        if (intrinsic.startsWith("ctlz") || intrinsic.startsWith("cttz")) {
            operands.append(", i1 false");
        }
        String result = body.assign("call " + type + " @llvm." + intrinsic + "(" + operands + ")");
        Kind wanted = program.kind(method.returnType());
        if (type.equals("i16")) {
            String extension = method.returnType().getSort() == Type.CHAR ? "zext" : "sext";
            result = body.assign(extension + " i16 " + result + " to i32");
        } else if (wanted == Kind.INT && type.equals("i64")) {
            result = body.assign("trunc i64 " + result + " to i32");
        }
        return Value.of(wanted, result);
    }

    private Value memory(String name, MethodInfo method, List<Value> arguments) {
        if (name.equals("fence")) {
            body.line("fence seq_cst");
            return null;
        }
        if (name.equals("fence.inOrder")) {
            // No instruction on x86-64 (Intel SDM volume 3, 9.2.2), but LLVM is held back.
            body.line("fence acq_rel");
            return null;
        }
        String address = pointer(arguments.get(0));
        if (name.equals("prefetch")) {
            // LLVM's own operation needs SSE, which the kernel is compiled without; the instruction does not.
            body.line("call void asm sideeffect \"prefetcht0 ($0)\", \"r\"(ptr " + address + ") nounwind");
            return null;
        }
        String type = name.substring(name.lastIndexOf('.') + 1);
        switch (name.substring(0, name.contains(".") ? name.lastIndexOf('.') : name.length())) {
            case "load" -> {
                return loaded(method, body.assign("load " + type + ", ptr " + address + ", align 1"));
            }
            case "load.volatile" -> {
                return loaded(method, body.assign(
                        "load atomic volatile " + type + ", ptr " + address + " seq_cst, align " + bytes(type)));
            }
            case "store" -> {
                body.line("store " + type + " " + narrowed(arguments.get(1), type) + ", ptr " + address + ", align 1");
                return null;
            }
            case "store.volatile" -> {
                body.line("store atomic volatile " + type + " " + narrowed(arguments.get(1), type) + ", ptr " + address
                        + " release, align " + bytes(type));
                return null;
            }
            case "cas" -> {
                String pair = body.assign("cmpxchg ptr " + address + ", " + type + " " + arguments.get(1).ir() + ", " + type
                        + " " + arguments.get(2).ir() + " seq_cst seq_cst");
                String done = body.assign("extractvalue { " + type + ", i1 } " + pair + ", 1");
                return Value.of(Kind.INT, body.assign("zext i1 " + done + " to i32"));
            }
            case "getAndAdd", "getAndSet" -> {
                String operation = name.startsWith("getAndAdd") ? "add" : "xchg";
                return loaded(method, body.assign("atomicrmw " + operation + " ptr " + address + ", " + type + " "
                        + arguments.get(1).ir() + " seq_cst"));
            }
            case "move" -> {
                body.line("call void @llvm.memmove.p0.p0.i64(ptr " + pointer(arguments.get(1)) + ", ptr " + address + ", i64 "
                        + arguments.get(2).ir() + ", i1 false)");
                return null;
            }
            case "fill" -> {
                body.line("call void @llvm.memset.p0.i64(ptr " + address + ", i8 " + narrowed(arguments.get(1), "i8")
                        + ", i64 " + arguments.get(2).ir() + ", i1 false)");
                return null;
            }
            default -> throw new CompileError(method + " asks for the unknown operation \"mem." + name + "\"");
        }
    }

    private static int bytes(String type) {
        return Integer.parseInt(type.substring(1)) / 8;
    }

    private String narrowed(Value value, String type) {
        return type.equals("i8") || type.equals("i16")
                ? body.assign("trunc i32 " + value.ir() + " to " + type)
                : value.ir();
    }

    private Value loaded(MethodInfo method, String raw) {
        Type type = method.returnType();
        Kind kind = program.kind(type);
        String ir = switch (type.getSort()) {
            case Type.BYTE -> body.assign("sext i8 " + raw + " to i32");
            case Type.SHORT -> body.assign("sext i16 " + raw + " to i32");
            case Type.CHAR -> body.assign("zext i16 " + raw + " to i32");
            default -> raw;
        };
        return new Value(kind, ir, kind == Kind.WORD ? type : null, false, null);
    }
}
