package awesome.compiler.bytecode;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Replaces invokedynamic by ordinary code: lambdas and method references (LambdaMetafactory), string
 * concatenation (StringConcatFactory), methods of records (ObjectMethods). Call sites of other bootstrap methods
 * stay; reaching one is an error of the analysis.
 */
final class Desugaring {
    private final ClassPath path;
    private final Consumer<ClassNode> generated;

    /** {@code generated} takes the classes made for lambdas. */
    Desugaring(ClassPath path, Consumer<ClassNode> generated) {
        this.path = path;
        this.generated = generated;
    }

    /** Rewrites a class in place; whether there was something to rewrite. */
    boolean apply(ClassNode node) {
        // Only reflection calls it, with the bootstrap arguments of lambdas that have a class of their own here.
        boolean changed = node.methods.removeIf(method -> method.name.equals("$deserializeLambda$"));
        LambdaClasses lambdas = new LambdaClasses(node, path, generated);
        RecordMethods records = new RecordMethods(node);
        StringConcats concats = new StringConcats(path);
        for (MethodNode method : new ArrayList<>(node.methods)) {
            AbstractInsnNode next;
            for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = next) {
                next = insn.getNext();
                if (insn instanceof InvokeDynamicInsnNode site) {
                    InsnList code = code(node, method, site, lambdas, records, concats);
                    if (code != null) {
                        method.instructions.insert(site, code);
                        method.instructions.remove(site);
                        changed = true;
                    }
                }
            }
            concats.reserve(method);
        }
        return changed;
    }

    private static InsnList code(ClassNode node, MethodNode method, InvokeDynamicInsnNode site,
            LambdaClasses lambdas, RecordMethods records, StringConcats concats) {
        Handle bootstrap = site.bsm;
        return switch (bootstrap.getOwner()) {
            case "java/lang/invoke/LambdaMetafactory" -> lambdas.code(site);
            case "java/lang/invoke/StringConcatFactory" -> concats.code(method, site);
            case "java/lang/runtime/ObjectMethods" -> records.code(site);
            default -> null;
        };
    }
}
