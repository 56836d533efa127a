package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Puts resources of the class path into the image where the program names them with constants: the call becomes one of
 * {@code awesome.runtime.Resources}, for a stream or a URL, with the content in string constants, a byte in a character.
 * Resource bundles are those of property files for the locale that an image has, English. Other calls stay, and are errors
 * if they are reached.
 */
final class ResourceCalls {
    private static final String RUNTIME = "awesome/runtime/Resources";
    private static final String STREAM = "Ljava/io/InputStream;";
    private static final String OPEN = "(Ljava/lang/String;)" + STREAM;
    private static final String URL = "Ljava/net/URL;";
    private static final String LOCATE = "(Ljava/lang/String;)" + URL;
    private static final String BUNDLE = "Ljava/util/ResourceBundle;";
    private static final String LOCALE = "_en";
    /** Each character takes up to three bytes in a class file, which has room for 65535. */
    private static final int PIECE = 16 << 10;
    /** Words of operands that the content takes besides the arguments. */
    private static final int STACK = 8;

    private final ClassPath path;

    ResourceCalls(ClassPath path) {
        this.path = path;
    }

    /** Rewrites the calls of a method; whether there are any. */
    boolean apply(MethodNode method) {
        boolean rewritten = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode call && Straight.before(call) instanceof LdcInsnNode name
                    && name.cst instanceof String text) {
                rewritten |= rewrite(method.instructions, call, name, text);
            }
        }
        method.maxStack += rewritten ? STACK : 0;
        return rewritten;
    }

    private boolean rewrite(InsnList instructions, MethodInsnNode call, AbstractInsnNode name, String text) {
        if (call.owner.equals("java/util/ResourceBundle") && call.name.equals("getBundle")
                && call.desc.equals("(Ljava/lang/String;)" + BUNDLE)) {
            return rewriteBundle(instructions, call, text);
        } else if (!(call.desc.equals(OPEN) && call.name.endsWith("esourceAsStream")
                || call.desc.equals(LOCATE) && call.name.endsWith("esource"))) {
            return false;
        } else if (call.owner.equals("java/lang/ClassLoader")) {
            replace(instructions, call, name, !call.name.startsWith("getSystemResource"), text);
            return true;
        } else if (!call.owner.equals("java/lang/Class")) {
            return false;
        }
        String from = packageSource(Straight.before(name), text);
        if (from == null) {
            return false;
        }
        replace(instructions, call, name, true, text.startsWith("/") ? text.substring(1) : from + text);
        return true;
    }

    /** What a relative name is relative to; null if that is not known at build time. */
    private static String packageSource(AbstractInsnNode receiver, String name) {
        if (name.startsWith("/")) {
            return "";
        }
        if (receiver instanceof LdcInsnNode constant && constant.cst instanceof Type type && type.getSort() == Type.OBJECT) {
            return type.getInternalName().substring(0, type.getInternalName().lastIndexOf('/') + 1);
        }
        return null;
    }

    private void replace(InsnList instructions, MethodInsnNode call, AbstractInsnNode name, boolean receiver, String resource) {
        InsnList code = new InsnList();
        if (receiver) {
            code.add(new InsnNode(Opcodes.POP));
        }
        boolean found = addFile(code, resource);
        if (found && call.desc.equals(LOCATE)) {
            code.add(new LdcInsnNode(escaped(resource)));
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, RUNTIME, "url", "([Ljava/lang/String;Ljava/lang/String;)" + URL));
        } else if (found) {
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, RUNTIME, "stream", "([Ljava/lang/String;)" + STREAM));
        }
        instructions.insert(call, code);
        instructions.remove(name);
        instructions.remove(call);
    }

    /** The path of a URL for a name: what has a meaning of its own in a URL is escaped. */
    private static String escaped(String resource) {
        try {
            return new URI(null, null, "/" + resource, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new CompileError("the resource " + resource + " cannot be in a URL: " + e.getMessage(), e);
        }
    }

    private boolean rewriteBundle(InsnList instructions, MethodInsnNode call, String name) {
        String file = name.replace('.', '/');
        if (path.isOwn(file) || path.isOwn(file + LOCALE)) {
            // Some class is the bundle.
            return false;
        }
        InsnList code = new InsnList();
        addFile(code, file + ".properties");
        addFile(code, file + LOCALE + ".properties");
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, RUNTIME, "bundle",
                "(Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/String;)" + BUNDLE));
        instructions.insert(call, code);
        instructions.remove(call);
        return true;
    }

    /** The content of a file, or null; whether there is one. */
    private boolean addFile(InsnList code, String name) {
        Optional<byte[]> content = path.resource(name);
        content.ifPresentOrElse(found -> addPieces(code, found), () -> code.add(new InsnNode(Opcodes.ACONST_NULL)));
        return content.isPresent();
    }

    private static void addPieces(InsnList code, byte[] content) {
        int count = (content.length + PIECE - 1) / PIECE;
        code.add(new LdcInsnNode(count));
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/String"));
        for (int i = 0; i < count; i++) {
            int start = i * PIECE;
            int length = Math.min(PIECE, content.length - start);
            code.add(new InsnNode(Opcodes.DUP));
            code.add(new LdcInsnNode(i));
            code.add(new LdcInsnNode(new String(content, start, length, StandardCharsets.ISO_8859_1)));
            code.add(new InsnNode(Opcodes.AASTORE));
        }
    }
}
