package awesome.compiler.analysis;

import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.analysis.Analyzer;

/** Finds the {@link FlowValue}s of a method, and of a constructor which instruction may come after which. */
final class FlowAnalyzer extends Analyzer<FlowValue> {
    /** Of each instruction those that may come next, and the handlers of what it throws; null if it is no constructor. */
    private final List<List<Integer>> next;
    private final List<List<Integer>> handlers;

    FlowAnalyzer(FlowInterpreter interpreter, MethodInfo method) {
        super(interpreter);
        next = method.isConstructor() ? lists(method) : null;
        handlers = method.isConstructor() ? lists(method) : null;
    }

    private static List<List<Integer>> lists(MethodInfo method) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = method.node().instructions.size(); i > 0; i--) {
            lists.add(new ArrayList<>(2));
        }
        return lists;
    }

    @Override
    protected void newControlFlowEdge(int insn, int successor) {
        if (next != null) {
            next.get(insn).add(successor);
        }
    }

    @Override
    protected boolean newControlFlowExceptionEdge(int insn, int handler) {
        if (handlers != null) {
            handlers.get(insn).add(handler);
        }
        return true;
    }

    List<Integer> next(int insn) {
        return next.get(insn);
    }

    List<Integer> handlers(int insn) {
        return handlers.get(insn);
    }
}
