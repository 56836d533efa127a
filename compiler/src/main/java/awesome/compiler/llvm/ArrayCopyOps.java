package awesome.compiler.llvm;

import awesome.compiler.model.MethodInfo;
import java.util.List;
import org.objectweb.asm.Type;

/** {@code System.arraycopy} between arrays of one primitive type: two range checks and a move of memory. */
final class ArrayCopyOps {
    private static final String NAME = "java.lang.System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V";

    private final FunctionWriter function;
    private final Body body;

    ArrayCopyOps(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
    }

    /** Writes the call, if it is one that is known well enough; else nothing. */
    boolean translate(MethodInfo named, List<Value> arguments) {
        if (!named.symbol().equals(NAME)) {
            return false;
        }
        Value from = arguments.get(0);
        Value to = arguments.get(2);
        if (from.type() == null || !from.type().equals(to.type()) || from.type().getSort() != Type.ARRAY
                || Type.getType(from.type().getDescriptor().substring(1)).getSort() >= Type.ARRAY) {
            return false;
        }
        Type element = Type.getType(from.type().getDescriptor().substring(1));
        int shift = Integer.numberOfTrailingZeros(Layouts.size(element, false));
        String count = wide(arguments.get(4));
        String outside = body.assign("or i1 " + isOutside(from, arguments.get(1), count) + ", " + isOutside(to, arguments.get(3), count));
        // The length of null can be read, and is 0.
        for (Value each : List.of(from, to)) {
            if (!each.nonNull()) {
                outside = body.assign("or i1 " + outside + ", " + body.assign("icmp eq ptr " + each.ir() + ", @heap_base"));
            }
        }
        String wrong = body.newLabel("copywrong");
        String move = body.newLabel("copy");
        String done = body.newLabel("copied");
        body.branch(outside, wrong, move, function.module.metadata.unlikely());
        body.place(wrong);
        // It knows what to throw.
        function.call("void", function.code(named), CallOps.list(arguments), false);
        body.branch(done);
        body.place(move);
        body.line("call void @llvm.memmove.p0.p0.i64(ptr " + element(to, arguments.get(3), shift) + ", ptr "
                + element(from, arguments.get(1), shift) + ", i64 " + body.assign("shl i64 " + count + ", " + shift) + ", i1 false)");
        body.branch(done);
        body.place(done);
        return true;
    }

    private String wide(Value number) {
        return body.assign("zext i32 " + number.ir() + " to i64");
    }

    /** An i1: negative numbers are large here, and no sum wraps. */
    private String isOutside(Value array, Value index, String count) {
        String end = body.assign("add i64 " + wide(index) + ", " + count);
        String length = body.assign("zext i32 " + function.objects.arrayLength(array) + " to i64");
        return body.assign("icmp ugt i64 " + end + ", " + length);
    }

    private String element(Value array, Value index, int shift) {
        String offset = body.assign("shl i64 " + wide(index) + ", " + shift);
        String first = body.assign("getelementptr inbounds i8, ptr " + array.ir() + ", i64 " + Layouts.ARRAY_BASE);
        return body.assign("getelementptr inbounds i8, ptr " + first + ", i64 " + offset);
    }
}
