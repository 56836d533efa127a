package awesome.compiler.llvm;

import awesome.compiler.model.MethodInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A small method as it is put into the modules that call it from elsewhere. It is translated once: what differs between
 * modules are the numbers of metadata, and whether what it calls is there, is copied too, or is only declared.
 */
final class CopyWriter extends ModuleScope {
    private record Call(MethodInfo method, Inlining inlining) {}

    /**
     * A metadata node.
     *
     * @param own whether no other function has it: it stands for this one, or says something of a node that does
     */
    private record Node(NumberedText body, boolean own) {}

    private final List<Call> calls = new ArrayList<>();
    /** The function, with marked numbers. */
    private final String marked;
    private final String digest;
    /** Null before a module is written that has the copy: of most, somebody only wants to know whether they are as before. */
    private NumberedText text;
    private final List<Node> nodes = new ArrayList<>();

    /** Translates a method. */
    CopyWriter(Program program, MethodInfo method) {
        super(program, new Metadata(NumberedText.MARK, NumberedText.MARK));
        StringBuilder out = new StringBuilder();
        new FunctionWriter(this, method).write(out);
        marked = out.toString();
        metadata.bodies().forEach(each -> out.append(each).append('\n'));
        out.append(metadata.single());
        digest = Digest.of(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A name for what is written into modules. */
    String digest() {
        return digest;
    }

    private synchronized void split() {
        if (text != null) {
            return;
        }
        BitSet own = (BitSet) metadata.single().clone();
        for (String each : metadata.bodies()) {
            NumberedText body = new NumberedText(each);
            if (body.hasAny(own)) {
                own.set(nodes.size());
            }
            nodes.add(new Node(body, own.get(nodes.size())));
        }
        text = new NumberedText(marked);
    }

    /** Tells a module what the function names. Threads may tell several at the same time. */
    void announce(ModuleScope module) {
        for (Call each : calls) {
            module.code(each.method(), each.inlining());
        }
        declarations.forEach(module.declarations::putIfAbsent);
        module.allocators.addAll(allocators);
    }

    /** Writes the function into a module. Threads may write it into several at the same time. */
    void write(ModuleScope module, StringBuilder out) {
        split();
        String[] names = new String[nodes.size()];
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            body.setLength(0);
            nodes.get(i).body().write(body, names);
            names[i] = nodes.get(i).own() ? module.metadata.fresh(body.toString()) : module.metadata.node(body.toString());
        }
        text.write(out, names);
    }

    @Override
    String linkage(MethodInfo method) {
        return "available_externally hidden ";
    }

    @Override
    boolean isCopy() {
        return true;
    }

    @Override
    String code(MethodInfo method, Inlining inlining) {
        calls.add(new Call(method, inlining));
        return global(method);
    }
}
