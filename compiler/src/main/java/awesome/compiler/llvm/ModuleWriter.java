package awesome.compiler.llvm;

import awesome.compiler.model.MethodInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An LLVM module: its methods, copies of small ones of other modules, and declarations of what they name. */
public final class ModuleWriter extends ModuleScope {
    /** Characters that a method mostly takes, with what it names. */
    private static final int METHOD_TEXT = 6_000;

    private final Modules modules;
    private final Modules.Part part;
    private final Set<String> defined = new HashSet<>();
    private final Set<MethodInfo> copies = new HashSet<>();
    private final Deque<MethodInfo> copiesToWrite = new ArrayDeque<>();
    /** All copies, in their order in the text. */
    private final List<CopyWriter> written = new ArrayList<>();
    /** The module's own functions; null before they are translated. */
    private StringBuilder own;

    /** A module of this program. */
    public ModuleWriter(Program program, Modules modules, Modules.Part part) {
        super(program, new Metadata());
        this.modules = modules;
        this.part = part;
        part.methods().forEach(each -> defined.add(Program.symbol(each)));
    }

    /**
     * Translates the methods of the module. The result decides what {@link #write} gives and takes less time: it has the
     * digests of copies, which are the larger part of most modules, in place of their text.
     */
    public byte[] translate() {
        StringBuilder out = new StringBuilder(METHOD_TEXT * part.methods().size());
        out.append("target triple = \"").append(program.target.triple()).append("\"\n");
        out.append("@heap_base = external hidden global [0 x i8], align 4096\n");
        out.append("declare hidden i32 @jpers(...)\n\n");
        for (MethodInfo method : part.methods()) {
            // A word is made where its constructor is called.
            if (!method.owner().isUnboxed() || !method.isConstructor()) {
                new FunctionWriter(this, method).write(out);
            }
        }
        do {
            while (!copiesToWrite.isEmpty()) {
                CopyWriter copy = modules.copy(copiesToWrite.poll());
                copy.announce(this);
                written.add(copy);
            }
        } while (allocators.write(out));
        declarations.keySet().removeAll(defined);
        own = out;
        int length = out.length();
        written.forEach(each -> out.append(each.digest()).append('\n'));
        declarations.values().forEach(each -> out.append(each).append('\n'));
        out.append(attributes()).append(metadata.single());
        metadata.appendTo(out);
        byte[] content = out.toString().getBytes(StandardCharsets.UTF_8);
        out.setLength(length);
        return content;
    }

    /** The module as LLVM assembly. Once. */
    public String write() {
        if (own == null) {
            translate();
        }
        StringBuilder out = own;
        written.forEach(each -> each.write(this, out));
        declarations.values().forEach(each -> out.append(each).append('\n'));
        out.append('\n').append(attributes());
        String flags = flag(8, "PIC Level", 2) + ", " + flag(7, "PIE Level", 2) + ", " + flag(2, "Debug Info Version", 3)
                + ", " + flag(7, "Dwarf Version", 5);
        out.append("!llvm.module.flags = !{").append(flags).append("}\n");
        out.append("!llvm.dbg.cu = !{").append(debug.unit()).append("}\n");
        metadata.appendTo(out);
        return out.toString();
    }

    private String flag(int behaviour, String name, int value) {
        return metadata.node("!{i32 " + behaviour + ", !\"" + name + "\", i32 " + value + "}");
    }

    private String attributes() {
        // A tail call would drop a frame that stack traces show, and endless recursion must end in StackOverflowError.
        String common = "uwtable \"frame-pointer\"=\"none\" \"no-trapping-math\"=\"true\" \"disable-tail-calls\"=\"true\"";
        // The kernel must not touch the vector and x87 registers: they hold the user's values.
        String features = program.target != Target.KERNEL ? ""
                : " noredzone \"use-soft-float\"=\"true\" \"target-features\"=\"-mmx,-sse,-sse2,-x87,+soft-float\"";
        return "attributes #0 = { " + common + features + " }\n"
                + "attributes " + Allocators.INSTANCE + " = { " + common + features + Allocators.ATTRIBUTES
                + " allockind(\"alloc,zeroed\") }\n"
                + "attributes " + Allocators.ARRAY + " = { " + common + features + Allocators.ATTRIBUTES + " }\n"
                + "attributes " + CALL + " = { nomerge }\n"
                + "attributes " + PLAIN_CALL + " = { nomerge noinline }\n"
                + "attributes " + COLD_CALL + " = { nomerge cold noinline \"call-inline-cost\"=\"0\" }\n";
    }

    /** What the code uses of the image heap, once it is written; without that of {@linkplain Modules#usesOfCopies copies}. */
    public ImageUses uses() {
        return uses;
    }

    /** The functions that are to be inlined once the module is optimised. */
    public Set<String> inlinedLate() {
        return allocators.names();
    }

    @Override
    String linkage(MethodInfo method) {
        boolean outside = method.isClassInitializer() || method.magic("EntryPoint").isPresent()
                || program.dispatch.isInTables(method) || modules.isShared(method) || method == program.main;
        return outside ? "hidden " : "internal ";
    }

    @Override
    boolean isCopy() {
        return false;
    }

    @Override
    String code(MethodInfo method, Inlining inlining) {
        if (modules.of(method) != part && !copies.contains(method)) {
            if (modules.isCopied(method, inlining)) {
                copies.add(method);
                copiesToWrite.add(method);
                defined.add(Program.symbol(method));
            } else {
                declare(method);
            }
        }
        return global(method);
    }
}
