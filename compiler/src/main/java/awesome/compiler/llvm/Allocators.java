package awesome.compiler.llvm;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    private final ModuleWriter module;
    private final Map<String, String> functions = new TreeMap<>();

    Allocators(ModuleWriter module) {
        this.module = module;
    }

    /** The function for instances of this many bytes; its parameter is the class word. */
    String instance(int bytes) {
        String name = "new." + bytes;
        if (!functions.containsKey(name)) {
            FunctionWriter writer = writer();
            functions.put(name, function(name, "i32 %p0", INSTANCE, writer, writer.objects.allocator(bytes)));
        }
        return Symbols.global(name);
    }

    /** The function for arrays of elements of {@code 1 << shift} bytes; its parameters are the class word and the length. */
    String array(int shift) {
        String name = "new.array." + (1 << shift);
        if (!functions.containsKey(name)) {
            FunctionWriter writer = writer();
            functions.put(name, function(name, "i32 %p0, i32 %p1", ARRAY, writer, writer.objects.arrayAllocator(shift)));
        }
        return Symbols.global(name);
    }

    private FunctionWriter writer() {
        return new FunctionWriter(module, module.program.entryPoint("rt_new"));
    }

    private static String function(String name, String parameters, String attributes, FunctionWriter writer, String result) {
        writer.body.terminate("ret ptr " + result);
        return "define linkonce_odr hidden noalias align 8 ptr " + Symbols.global(name) + "(" + parameters + ") " + attributes + " {\n"
                + writer.body.text() + "}\n\n";
    }

    /** All functions that were asked for. */
    Set<String> names() {
        return functions.keySet();
    }

    /** Their definitions. */
    String text() {
        return String.join("", functions.values());
    }
}
