package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Finds the {@link FlowValue}s of a method, and of a constructor which instruction may come after which. */
final class FlowAnalyzer extends Analyzer<FlowValue> {
    /** Of each instruction those that may come next, and the handlers of what it throws; null if it is no constructor. */
    private final List<List<Integer>> next;
    private final List<List<Integer>> handlers;

    private FlowAnalyzer(World world, MethodInfo method) {
        super(new FlowInterpreter(world, method));
        next = method.isConstructor() ? lists(method) : null;
        handlers = method.isConstructor() ? lists(method) : null;
    }

    /**
     * Analyses a method; {@link #getFrames} has the result.
     *
     * @throws CompileError if its bytecode is damaged
     */
    static FlowAnalyzer of(World world, MethodInfo method) {
        FlowAnalyzer analyzer = new FlowAnalyzer(world, method);
        try {
            analyzer.analyze(method.owner().name(), method.node());
        } catch (AnalyzerException e) {
            throw new CompileError("the bytecode of " + method + " is damaged: " + e.getMessage(), e);
        }
        return analyzer;
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
