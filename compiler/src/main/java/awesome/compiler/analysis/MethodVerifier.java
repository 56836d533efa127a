package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.Descriptors;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Checks the code of a method as a JVM does before it runs it (JVMS 4.10.1): against the types that its stack map frames
 * declare, on which all that follows relies. Objects whose constructor has not run count as objects.
 */
final class MethodVerifier {
    private final World world;
    private final MethodInfo method;
    private final MethodNode node;
    private final VerifiedTypes types;
    private final Map<LabelNode, Frame<BasicValue>> frames = new HashMap<>();
    private final Map<FrameNode, Frame<BasicValue>> declared = new HashMap<>();
    private int line;
    private int deepest;

    MethodVerifier(World world, MethodInfo method) {
        this.world = world;
        this.method = method;
        this.node = method.node();
        this.types = new VerifiedTypes(world);
    }

    /** A {@link CompileError} if the code is not what a JVM would run. Afterwards the size of the operand stack is exact. */
    void verify() {
        try {
            collectFrames();
            walk();
        } catch (AnalyzerException | IndexOutOfBoundsException | IllegalArgumentException | AssertionError e) {
            // ASM asserts what a sound class file keeps.
            throw damaged(e.getMessage() == null ? "an instruction has an operand of the wrong kind" : e.getMessage());
        }
        node.maxStack = Math.min(node.maxStack, deepest);
    }

    private CompileError damaged(String problem) {
        return new CompileError("the code of " + method.owner().binaryName() + "." + method.name() + "(" + method.owner().node().sourceFile
                + ":" + line + ") is damaged: " + problem + "; compile the class again");
    }

    private void check(boolean fine, String problem) {
        if (!fine) {
            throw damaged(problem);
        }
    }

    /** The same; what is wrong is put into words only if it is, since all code is checked at each of its instructions. */
    private void check(boolean fine, Supplier<String> problem) {
        if (!fine) {
            throw damaged(problem.get());
        }
    }

    private void collectFrames() {
        List<LabelNode> waiting = new ArrayList<>();
        for (AbstractInsnNode each : node.instructions) {
            if (each instanceof LabelNode label) {
                waiting.add(label);
            } else if (each instanceof FrameNode frame) {
                Frame<BasicValue> converted = convert(frame);
                declared.put(frame, converted);
                waiting.forEach(label -> frames.put(label, converted));
            } else if (each.getOpcode() >= 0) {
                waiting.clear();
            }
        }
    }

    private Frame<BasicValue> emptyFrame() {
        return new Frame<>(node.maxLocals, node.maxStack);
    }

    private Frame<BasicValue> convert(FrameNode node) {
        Frame<BasicValue> frame = emptyFrame();
        int index = 0;
        for (Object each : node.local == null ? List.of() : node.local) {
            BasicValue value = types.of(each, method.owner());
            frame.setLocal(index++, value);
            if (value.getSize() == 2) {
                frame.setLocal(index++, BasicValue.UNINITIALIZED_VALUE);
            }
        }
        while (index < frame.getLocals()) {
            frame.setLocal(index++, BasicValue.UNINITIALIZED_VALUE);
        }
        for (Object each : node.stack == null ? List.of() : node.stack) {
            frame.push(types.of(each, method.owner()));
        }
        deepest = Math.max(deepest, depth(frame));
        return frame;
    }

    private static int depth(Frame<BasicValue> frame) {
        int depth = 0;
        for (int i = 0; i < frame.getStackSize(); i++) {
            depth += frame.getStack(i).getSize();
        }
        return depth;
    }

    private Frame<BasicValue> atEntry() {
        Frame<BasicValue> frame = emptyFrame();
        int index = 0;
        if (!method.isStatic()) {
            frame.setLocal(index++, types.newValue(method.owner().type()));
        }
        for (Type each : method.argumentTypes()) {
            frame.setLocal(index++, types.newValue(each));
            if (each.getSize() == 2) {
                frame.setLocal(index++, BasicValue.UNINITIALIZED_VALUE);
            }
        }
        while (index < frame.getLocals()) {
            frame.setLocal(index++, BasicValue.UNINITIALIZED_VALUE);
        }
        frame.setReturn(types.newReturnTypeValue(method.returnType()));
        return frame;
    }

    /** Goes through the code once; the current frame is null where no instruction leads. */
    private void walk() throws AnalyzerException {
        for (TryCatchBlockNode block : node.tryCatchBlocks) {
            // A label in the middle of an instruction is not in the list, and has the index -1.
            int start = node.instructions.indexOf(block.start);
            check(start >= 0 && start < node.instructions.indexOf(block.end), "a handler covers no instructions");
            check(block.type == null || Descriptors.isClassName(block.type), () -> "a handler catches " + block.type);
        }
        Frame<BasicValue> current = atEntry();
        BasicValue result = types.newReturnTypeValue(method.returnType());
        int index = 0;
        for (AbstractInsnNode each : node.instructions) {
            if (each instanceof LineNumberNode number) {
                line = number.line;
            } else if (each instanceof FrameNode frame) {
                Frame<BasicValue> next = declared.get(frame);
                if (current != null) {
                    checkFits(current, next);
                }
                current = new Frame<>(next);
                current.setReturn(result);
            } else if (each.getOpcode() >= 0 && current != null) {
                checkOperands(each);
                for (TryCatchBlockNode block : node.tryCatchBlocks) {
                    if (node.instructions.indexOf(block.start) <= index && index < node.instructions.indexOf(block.end)) {
                        checkHandler(current, block);
                    }
                }
                current = after(each, current);
            }
            index++;
        }
        check(current == null, "it has an end that is no return");
    }

    private Frame<BasicValue> after(AbstractInsnNode insn, Frame<BasicValue> current) throws AnalyzerException {
        if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
            // The analysis has a better message.
            return null;
        }
        if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
            boolean isVoid = method.returnType().getSort() == Type.VOID;
            check(isVoid == (insn.getOpcode() == Opcodes.RETURN), () -> "it returns " + (isVoid ? "a result where none is declared" : "no result"));
        }
        current.execute(insn, types);
        deepest = Math.max(deepest, depth(current));
        if (insn instanceof JumpInsnNode jump) {
            checkJump(current, jump.label);
        } else if (insn instanceof TableSwitchInsnNode table) {
            check(table.labels.size() == (long) table.max - table.min + 1, "a table of jumps has the wrong size");
            table.labels.forEach(label -> checkJump(current, label));
            checkJump(current, table.dflt);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            for (int i = 1; i < lookup.keys.size(); i++) {
                check(lookup.keys.get(i - 1) < lookup.keys.get(i), "the keys of a switch are not in order");
            }
            lookup.labels.forEach(label -> checkJump(current, label));
            checkJump(current, lookup.dflt);
        }
        boolean ends = insn.getOpcode() == Opcodes.GOTO || insn.getOpcode() >= Opcodes.TABLESWITCH && insn.getOpcode() <= Opcodes.RETURN
                || insn.getOpcode() == Opcodes.ATHROW;
        return ends ? null : current;
    }

    private void checkJump(Frame<BasicValue> current, LabelNode label) {
        checkFits(current, target(label));
    }

    private Frame<BasicValue> target(LabelNode label) {
        Frame<BasicValue> target = frames.get(label);
        check(target != null, "a jump target has no stack map frame");
        return target;
    }

    private void checkFits(Frame<BasicValue> from, Frame<BasicValue> to) {
        check(from.getStackSize() == to.getStackSize(), "operand stacks of different height meet");
        for (int i = 0; i < to.getStackSize(); i++) {
            BasicValue is = from.getStack(i);
            BasicValue declared = to.getStack(i);
            check(types.isSubTypeOf(is, declared), () -> "an operand is " + is + " where " + declared + " is declared");
        }
        checkLocals(from, to);
    }

    private void checkLocals(Frame<BasicValue> from, Frame<BasicValue> to) {
        for (int i = 0; i < to.getLocals(); i++) {
            if (!types.isSubTypeOf(from.getLocal(i), to.getLocal(i))) {
                throw damaged("variable " + i + " is " + from.getLocal(i) + " where " + to.getLocal(i) + " is declared");
            }
        }
    }

    private void checkHandler(Frame<BasicValue> current, TryCatchBlockNode block) {
        Frame<BasicValue> handler = target(block.handler);
        checkLocals(current, handler);
        Type caught = Type.getObjectType(block.type == null ? "java/lang/Throwable" : block.type);
        check(handler.getStackSize() == 1 && types.isSubTypeOf(types.newValue(caught), handler.getStack(0))
                && types.isThrowable(caught), "a handler does not expect the exception it catches");
    }

    private void checkOperands(AbstractInsnNode insn) {
        if (insn instanceof FieldInsnNode access) {
            check(Descriptors.isClassName(access.owner) && Descriptors.isName(access.name) && Descriptors.isField(access.desc),
                    () -> "it names a field " + access.owner + "." + access.name + " of type " + access.desc);
        } else if (insn instanceof MethodInsnNode call) {
            boolean constructor = call.name.equals("<init>") && insn.getOpcode() == Opcodes.INVOKESPECIAL && call.desc.endsWith(")V");
            check(Descriptors.isClassOrArray(call.owner) && (constructor || Descriptors.isName(call.name)) && Descriptors.isMethod(call.desc),
                    () -> "it names a method " + call.owner + "." + call.name + call.desc);
        } else if (insn instanceof InvokeDynamicInsnNode call) {
            check(Descriptors.isName(call.name) && Descriptors.isMethod(call.desc), () -> "it names a call site " + call.name + call.desc);
        } else if (insn instanceof TypeInsnNode use) {
            check(Descriptors.isClassOrArray(use.desc), () -> "it names a class " + use.desc);
            if (insn.getOpcode() == Opcodes.NEW) {
                ClassInfo made = use.desc.startsWith("[") ? null : world.find(use.desc);
                check(!use.desc.startsWith("[") && (made == null || !made.isAbstract() && !made.isInterface()),
                        () -> "it makes objects of " + use.desc.replace('/', '.') + ", which has none");
            }
        } else if (insn instanceof MultiANewArrayInsnNode array) {
            check(array.desc.startsWith("[") && Descriptors.isField(array.desc) && array.dims > 0
                    && array.dims <= Type.getType(array.desc).getDimensions(), () -> "it makes an array " + array.desc + " of "
                    + array.dims + " dimensions");
        } else if (insn.getOpcode() == Opcodes.NEWARRAY) {
            int operand = ((IntInsnNode) insn).operand;
            check(operand >= Opcodes.T_BOOLEAN && operand <= Opcodes.T_LONG, () -> "it makes an array of the type " + operand);
        }
    }
}
