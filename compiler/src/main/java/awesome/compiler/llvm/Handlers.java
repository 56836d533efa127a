package awesome.compiler.llvm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Exception handlers: one landing pad for each distinct list of handlers that code is covered by. */
final class Handlers {
    private final FunctionWriter function;
    private final List<List<TryCatchBlockNode>> chains = new ArrayList<>();
    private final Map<List<TryCatchBlockNode>, String> pads = new LinkedHashMap<>();
    private List<TryCatchBlockNode> current = List.of();
    private boolean monitorHeld;
    private final MethodNode node;
    private Set<FrameNode> handlerFrames;

    Handlers(FunctionWriter function, MethodNode node) {
        this.function = function;
        this.node = node;
        int size = node.instructions.size();
        for (int i = 0; i < size; i++) {
            chains.add(List.of());
        }
        for (TryCatchBlockNode block : node.tryCatchBlocks) {
            int end = node.instructions.indexOf(block.end);
            for (int i = node.instructions.indexOf(block.start); i < end; i++) {
                List<TryCatchBlockNode> longer = new ArrayList<>(chains.get(i));
                longer.add(block);
                chains.set(i, longer);
            }
        }
    }

    /** Whether a block is entered with an exception only: it is a handler, and no jump leads there. */
    boolean isOnlyHandler(FrameNode frame) {
        if (handlerFrames == null) {
            handlerFrames = new HashSet<>();
            node.tryCatchBlocks.forEach(each -> handlerFrames.add(function.frame(each.handler)));
            for (AbstractInsnNode each : node.instructions) {
                if (each instanceof JumpInsnNode jump) {
                    handlerFrames.remove(function.frame(jump.label));
                } else if (each instanceof TableSwitchInsnNode table) {
                    table.labels.forEach(label -> handlerFrames.remove(function.frame(label)));
                    handlerFrames.remove(function.frame(table.dflt));
                } else if (each instanceof LookupSwitchInsnNode lookup) {
                    lookup.labels.forEach(label -> handlerFrames.remove(function.frame(label)));
                    handlerFrames.remove(function.frame(lookup.dflt));
                }
            }
        }
        return handlerFrames.contains(frame);
    }

    /** From here on code belongs to this instruction. */
    void at(int instruction) {
        current = chains.get(instruction);
    }

    /** From here on an exception that leaves the method gives back the method's monitor first. */
    void setMonitorHeld(boolean held) {
        monitorHeld = held;
    }

    /** Where an exception goes from here: a landing pad's label, or null to leave the method. */
    String pad() {
        if (current.isEmpty() && !monitorHeld) {
            return null;
        }
        return pads.computeIfAbsent(current, ignored -> function.body.newLabel("pad"));
    }

    /** The list of handlers as something to compare. */
    Object chain() {
        return current;
    }

    /** Writes the landing pads that were asked for. */
    void writePads() {
        boolean releases = monitorHeld;
        monitorHeld = false;
        current = List.of();
        for (Map.Entry<List<TryCatchBlockNode>, String> each : pads.entrySet()) {
            writePad(each.getValue(), each.getKey(), releases);
        }
    }

    private void writePad(String label, List<TryCatchBlockNode> chain, boolean releases) {
        Body body = function.body;
        body.place(label);
        String pair = body.assign("landingpad { ptr, i32 } catch ptr null");
        String thrown = body.assign("extractvalue { ptr, i32 } " + pair + ", 0");
        Value exception = Value.nonNull(thrown, Type.getObjectType("java/lang/Throwable"));
        for (TryCatchBlockNode block : chain) {
            String handler = function.blockLabel(block.handler);
            if (block.type == null || block.type.equals("java/lang/Throwable")) {
                body.line("store ptr " + thrown + ", ptr " + function.locals.exceptionSlot());
                body.branch(handler);
                return;
            }
            String matches = function.objects.isInstance(exception, function.program.world.get(block.type));
            String found = body.newLabel("catch");
            String next = body.newLabel("nocatch");
            body.branch(matches, found, next);
            body.place(found);
            body.line("store ptr " + thrown + ", ptr " + function.locals.exceptionSlot());
            body.branch(handler);
            body.place(next);
        }
        if (releases) {
            function.exitMonitor();
        }
        function.callRuntime("rt_throw", "ptr " + thrown);
        body.terminate("unreachable");
    }
}
