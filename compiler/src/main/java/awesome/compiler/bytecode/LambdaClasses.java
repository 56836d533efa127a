package awesome.compiler.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One class for each lambda or method reference of a class. A lambda that captures nothing is one object,
 * made by the static initialiser of its class; others are made by its method {@code make}.
 */
final class LambdaClasses {
    /** What the names of these classes contain. */
    static final String MARK = "$$Lambda$";

    private static final int FLAG_SERIALIZABLE = 1;
    private static final int FLAG_MARKERS = 2;
    private static final int FLAG_BRIDGES = 4;

    private final ClassNode host;
    private final ClassPath path;
    private final Consumer<ClassNode> generated;
    private int count;
    private int bridgeCount;

    LambdaClasses(ClassNode host, ClassPath path, Consumer<ClassNode> generated) {
        this.host = host;
        this.path = path;
        this.generated = generated;
    }

    /** The code for a call site. */
    InsnList code(InvokeDynamicInsnNode site) {
        Type[] captured = Type.getArgumentTypes(site.desc);
        Type type = Type.getReturnType(site.desc);
        Type sam = (Type) site.bsmArgs[0];
        Handle implementation = accessible((Handle) site.bsmArgs[1]);
        Type instantiated = (Type) site.bsmArgs[2];
        List<String> interfaces = new ArrayList<>(List.of(type.getInternalName()));
        List<Type> bridges = new ArrayList<>(List.of(sam));
        if (site.bsm.getName().equals("altMetafactory")) {
            readExtras(site.bsmArgs, interfaces, bridges);
        }
        String name = host.name + MARK + ++count;
        LambdaClassWriter writer = new LambdaClassWriter(host, name, interfaces, captured);
        for (Type bridge : bridges) {
            writer.addMethod(site.name, bridge, instantiated, implementation);
        }
        generated.accept(writer.finish());
        InsnList code = new InsnList();
        if (captured.length == 0) {
            code.add(new FieldInsnNode(Opcodes.GETSTATIC, name, LambdaClassWriter.INSTANCE, "L" + name + ";"));
        } else {
            String desc = Type.getMethodDescriptor(Type.getObjectType(name), captured);
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, name, LambdaClassWriter.MAKE, desc, false));
        }
        return code;
    }

    /** Flags, marker interfaces and bridges, as {@code LambdaMetafactory.altMetafactory} describes them. */
    private static void readExtras(Object[] arguments, List<String> interfaces, List<Type> bridges) {
        int flags = (Integer) arguments[3];
        int next = 4;
        if ((flags & FLAG_MARKERS) != 0) {
            int markers = (Integer) arguments[next++];
            for (int i = 0; i < markers; i++) {
                interfaces.add(((Type) arguments[next++]).getInternalName());
            }
        }
        if ((flags & FLAG_BRIDGES) != 0) {
            int descriptors = (Integer) arguments[next++];
            for (int i = 0; i < descriptors; i++) {
                bridges.add((Type) arguments[next++]);
            }
        }
        if ((flags & FLAG_SERIALIZABLE) != 0 && !interfaces.contains("java/io/Serializable")) {
            interfaces.add("java/io/Serializable");
        }
    }

    /**
     * A handle that a class of the same package may call. Bodies of lambdas lose {@code private} and become
     * static, so that no subclass overrides them by chance; others that are not accessible get a static method
     * here that calls them.
     */
    private Handle accessible(Handle handle) {
        boolean ours = handle.getOwner().equals(host.name);
        MethodNode body = ours ? declared(handle) : null;
        if (body != null && (body.access & Opcodes.ACC_SYNTHETIC) != 0 && body.name.contains("lambda$")) {
            return publish(body);
        }
        Optional<MethodNode> method = body != null
                ? Optional.of(body)
                : path.method(handle.getOwner(), handle.getName(), handle.getDesc());
        int access = method.map(found -> found.access).orElse(Opcodes.ACC_PUBLIC);
        boolean samePackage = packageOf(handle.getOwner()).equals(packageOf(host.name));
        boolean direct = (access & Opcodes.ACC_PUBLIC) != 0
                || samePackage && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED)) == 0;
        return direct && handle.getTag() != Opcodes.H_INVOKESPECIAL ? handle : bridge(handle);
    }

    private MethodNode declared(Handle handle) {
        for (MethodNode method : host.methods) {
            boolean same = method.desc.equals(handle.getDesc())
                    // The body of an instance lambda that another call site has made static.
                    || (method.access & Opcodes.ACC_STATIC) != 0 && handle.getTag() != Opcodes.H_INVOKESTATIC
                            && method.desc.equals(withReceiver(handle.getDesc()));
            if (method.name.equals(handle.getName()) && same) {
                return method;
            }
        }
        return null;
    }

    private static String packageOf(String internalName) {
        return internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    }

    private String withReceiver(String desc) {
        return "(L" + host.name + ";" + desc.substring(1);
    }

    private boolean isInterface() {
        return (host.access & Opcodes.ACC_INTERFACE) != 0;
    }

    private Handle publish(MethodNode body) {
        body.access &= ~Opcodes.ACC_PRIVATE;
        if (isInterface()) {
            body.access |= Opcodes.ACC_PUBLIC;
        }
        if ((body.access & Opcodes.ACC_STATIC) == 0) {
            body.access |= Opcodes.ACC_STATIC;
            body.desc = withReceiver(body.desc);
            body.signature = null;
            body.visibleParameterAnnotations = null;
            body.invisibleParameterAnnotations = null;
            body.parameters = null;
            body.visitAnnotation("Lawesome/magic/Receiver;", false).visitEnd();
        }
        return new Handle(Opcodes.H_INVOKESTATIC, host.name, body.name, body.desc, isInterface());
    }

    private Handle bridge(Handle target) {
        Type[] parameters = ImplementationCall.parameters(target, host.name);
        Type result = ImplementationCall.result(target);
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | (isInterface() ? Opcodes.ACC_PUBLIC : 0);
        MethodNode method = new MethodNode(access, "reference$" + bridgeCount++,
                Type.getMethodDescriptor(result, parameters), null, null);
        method.visitCode();
        ImplementationCall.prepare(method, target);
        int variable = 0;
        for (Type parameter : parameters) {
            method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), variable);
            variable += parameter.getSize();
        }
        ImplementationCall.call(method, target);
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(variable + 3, variable);
        method.visitEnd();
        host.methods.add(method);
        return new Handle(Opcodes.H_INVOKESTATIC, host.name, method.name, method.desc, isInterface());
    }
}
