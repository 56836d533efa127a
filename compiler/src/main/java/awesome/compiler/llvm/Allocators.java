package awesome.compiler.llvm;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Functions that allocate, in builds that are to be fast. While LLVM optimises they stay calls of which it knows that the
 * memory is new and zero and that nobody else has it, so that it can do without an object that does not escape: its
 * fields become values. Those that are left are inlined then.
 */
final class Allocators {
    /** The attributes of functions that allocate instances; without uses, they may be left out. */
    static final String INSTANCE = "#3";
    /** The attributes of functions that allocate arrays; a negative length is an exception even without uses. */
    static final String ARRAY = "#4";
    /** What holds for both: no memory that the program can see is read or written. */
    static final String ATTRIBUTES = " noinline memory(inaccessiblemem: readwrite)";

    private final ModuleScope module;
    private final SortedSet<Integer> instances = new TreeSet<>();
    private final SortedSet<Integer> arrays = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();

    Allocators(ModuleScope module) {
        this.module = module;
    }

    /** The function for instances of this many bytes; its parameter is the class word. */
    String instance(int bytes) {
        instances.add(bytes);
        return Symbols.global(instanceName(bytes));
    }

    /** The function for arrays of elements of {@code 1 << shift} bytes; its parameters are the class word and the length. */
    String array(int shift) {
        arrays.add(shift);
        return Symbols.global(arrayName(shift));
    }

    private static String instanceName(int bytes) {
        return "new." + bytes;
    }

    private static String arrayName(int shift) {
        return "new.array." + (1 << shift);
    }

    /** Functions that somebody else asked for. */
    void addAll(Allocators others) {
        instances.addAll(others.instances);
        arrays.addAll(others.arrays);
    }

    /** Writes those functions that are not written yet; whether there were any. */
    boolean write(StringBuilder out) {
        int before = written.size();
        for (int bytes : instances) {
            if (written.add(instanceName(bytes))) {
                FunctionWriter writer = writer();
                write(out, instanceName(bytes), "i32 %p0", INSTANCE, writer, writer.objects.allocator(bytes));
            }
        }
        for (int shift : arrays) {
            if (written.add(arrayName(shift))) {
                FunctionWriter writer = writer();
                write(out, arrayName(shift), "i32 %p0, i32 %p1", ARRAY, writer, writer.objects.arrayAllocator(shift));
            }
        }
        return written.size() > before;
    }

    private FunctionWriter writer() {
        return new FunctionWriter(module, module.program.entryPoint("rt_new"));
    }

    private static void write(StringBuilder out, String name, String parameters, String attributes, FunctionWriter writer, String result) {
        writer.body.terminate("ret ptr " + result);
        out.append("define linkonce_odr hidden noalias align 8 ptr ").append(Symbols.global(name)).append('(').append(parameters)
                .append(") ").append(attributes).append(" {\n");
        writer.body.appendTo(out);
        out.append("}\n\n");
    }

    /** The names of all that are written. */
    Set<String> names() {
        return written;
    }
}
