package awesome.compiler.llvm;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * An entry of the operand stack while a method is translated.
 *
 * @param kind how it is held
 * @param ir the LLVM operand
 * @param type the static type of a reference or word; null if unknown or a primitive
 * @param nonNull whether a reference is known not to be null
 * @param creation the NEW instruction of a word whose constructor has not run; else null
 */
record Value(Kind kind, String ir, Type type, boolean nonNull, AbstractInsnNode creation) {
    static Value of(Kind kind, String ir) {
        return new Value(kind, ir, null, false, null);
    }

    static Value ref(String ir, Type type) {
        return new Value(Kind.REF, ir, type, false, null);
    }

    static Value nonNull(String ir, Type type) {
        return new Value(Kind.REF, ir, type, true, null);
    }

    Value asNonNull() {
        return new Value(kind, ir, type, true, creation);
    }
}
