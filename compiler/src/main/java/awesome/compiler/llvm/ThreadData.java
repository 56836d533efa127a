package awesome.compiler.llvm;

/**
 * Where code finds the data of the thread that runs it ({@code awesome.runtime.thread.ThreadArea}). In a program for
 * Linux it is what fs points at. In the kernel its address is in the data of the processor, which gs points at: a thread
 * may go on on another processor at any instruction, but wherever it runs this word is the same to it.
 */
final class ThreadData {
    /** Where the data of a processor has the address; {@code CPU_THREAD} in {@code trap_frame.inc}. */
    private static final int CPU_THREAD = 40;
    /** How LLVM calls what is relative to gs and fs on x86. */
    private static final String GS = "ptr addrspace(256)";
    private static final String FS = "ptr addrspace(257)";

    private final FunctionWriter function;
    private final Body body;
    private final boolean isKernel;

    ThreadData(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
        this.isKernel = function.program.target == Target.KERNEL;
    }

    /** The address of the area, an i64. */
    String address() {
        return body.assign("load i64, " + word() + ", align 8" + tag());
    }

    private String word() {
        return isKernel ? relative(GS, String.valueOf(CPU_THREAD)) : relative(FS, "0");
    }

    /** A place in the area, with its type. */
    String place(String offset) {
        if (!isKernel) {
            return relative(FS, offset);
        }
        String area = body.assign("load ptr, " + word() + ", align 8" + tag());
        return "ptr " + body.assign("getelementptr inbounds i8, ptr " + area + ", i64 " + offset);
    }

    private static String relative(String type, String offset) {
        return type + " inttoptr (i64 " + offset + " to " + type + ")";
    }

    /** No store of Java code changes the word. */
    private String tag() {
        return ", !tbaa " + function.module.metadata.alias("current thread");
    }
}
