package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/** What the code and the image heap must agree on. Threads may ask at the same time. */
public final class Program {
    final World world;
    final ClosedWorld closed;
    final Target target;
    final MethodInfo main;
    /** Whether code is to be fast enough to find out more about each call. */
    final boolean followsTypes;
    final CallProfile profile;
    final Layouts layouts;
    final TypeNumbers numbers;
    final DispatchTables dispatch;

    private final Map<String, MethodInfo> entryPoints = new HashMap<>();
    private final Map<Type, Kind> kinds = new ConcurrentHashMap<>();

    /**
     * Decides layouts, numbers and slots.
     *
     * @param main what {@code program.main} calls; null if there is none
     * @param followsTypes whether to make calls direct by {@link ClosedWorld#receivers}
     * @param profile which methods are called often
     */
    public Program(World world, ClosedWorld closed, Target target, MethodInfo main, boolean followsTypes, CallProfile profile) {
        this.world = world;
        this.closed = closed;
        this.target = target;
        this.main = main;
        this.followsTypes = followsTypes;
        this.profile = profile;
        this.layouts = new Layouts(closed);
        this.numbers = new TypeNumbers(closed);
        this.dispatch = new DispatchTables(world, closed);
        for (MethodInfo method : closed.methods()) {
            method.magicValue("EntryPoint", "value").ifPresent(symbol -> entryPoints.put(symbol, method));
        }
    }

    /** The symbol of the code of a method: its entry point name if it has one. */
    static String symbol(MethodInfo method) {
        return method.magicValue("EntryPoint", "value").orElseGet(method::symbol);
    }

    /** The absolute symbol whose value is the offset of a hub from {@code heap_base}. */
    static String hubSymbol(ClassInfo type) {
        return "H." + type.binaryName();
    }

    /** The absolute symbol whose value is the offset of a static field from {@code heap_base}. */
    static String staticSymbol(FieldInfo field) {
        return "S." + field.owner().binaryName() + "." + field.name() + ":" + field.type().getDescriptor();
    }

    /** The Java method behind a runtime entry point; null if it is assembly. */
    MethodInfo entryPoint(String symbol) {
        return entryPoints.get(symbol);
    }

    /** How values of a type are held. */
    Kind kind(Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> Kind.VOID;
            case Type.BOOLEAN, Type.BYTE, Type.SHORT, Type.CHAR, Type.INT -> Kind.INT;
            case Type.LONG -> Kind.LONG;
            case Type.FLOAT -> Kind.FLOAT;
            case Type.DOUBLE -> Kind.DOUBLE;
            case Type.ARRAY -> Kind.REF;
            default -> {
                Kind known = kinds.get(type);
                yield known != null ? known : kinds.computeIfAbsent(type, this::objectKind);
            }
        };
    }

    private Kind objectKind(Type type) {
        ClassInfo info = world.find(type.getInternalName());
        return info != null && info.isUnboxed() ? Kind.WORD : Kind.REF;
    }

    /** The LLVM type of a field or element in memory. */
    String memoryType(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> "i8";
            case Type.SHORT, Type.CHAR -> "i16";
            case Type.INT -> "i32";
            case Type.LONG -> "i64";
            case Type.FLOAT -> "float";
            case Type.DOUBLE -> "double";
            default -> kind(type) == Kind.WORD ? "i64" : "i32";
        };
    }

    /** Bytes that a reference of this static type may surely be read from (the null page allows null). */
    int readableBytes(Type type) {
        if (type.getSort() == Type.ARRAY) {
            return Layouts.ARRAY_BASE;
        }
        ClassInfo info = world.find(type.getInternalName());
        return info == null || info.isInterface() ? Layouts.HEADER : layouts.of(info).instanceSize();
    }

    /** Offset of a field of {@code java.lang.Class} that the compiler fills. */
    int hubField(String name) {
        FieldInfo field = world.get("java/lang/Class").declaredField(name);
        if (field == null) {
            throw new CompileError("java.lang.Class has no injected field " + name
                    + "; the substitution of java.lang.Class must declare it (see docs/book/compiled-code.md)");
        }
        return layouts.offset(field);
    }

    /** The value of a static field at start, as {@link ClosedWorld#staticValue} gives it, offsets of fields as numbers. */
    Object staticValue(FieldInfo field) {
        Object value = closed.staticValue(field);
        if (value instanceof FieldInfo located) {
            int offset = layouts.offset(located);
            return field.type().getSort() == Type.LONG ? (Object) (long) offset : (Object) offset;
        }
        return value;
    }

    /** Offset of the interface bitmap in every hub. */
    int hubBitmapOffset() {
        return layouts.of(world.get("java/lang/Class")).instanceSize();
    }

    /** Offset of the dispatch table in every hub. */
    int hubTableOffset() {
        return hubBitmapOffset() + numbers.bitmapBytes();
    }
}
