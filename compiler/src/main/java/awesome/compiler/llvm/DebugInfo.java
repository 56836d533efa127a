package awesome.compiler.llvm;

import awesome.compiler.model.Annotations;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Type;

/** DWARF as LLVM metadata: files, functions, lines, variables, with the language marked as Java. */
public final class DebugInfo {
    /** What follows the names of replaced methods, for the line table: the line that HotSpot shows, -2 for native code. */
    public static final String LINE_MARK = " line ";

    /** The file of classes that do not say theirs. */
    public static final String NO_SOURCE = "Unknown.java";

    private final Program program;
    private final Metadata metadata;
    private final String unit;
    private final String noTypes;
    private final Map<String, String> variableTypes = new HashMap<>();
    private final Map<MethodInfo, String> files = new HashMap<>();

    DebugInfo(Program program, Metadata metadata) {
        this.program = program;
        this.metadata = metadata;
        String file = metadata.node("!DIFile(filename: \"image\", directory: \"\")");
        // There is one in a module, also if functions are copied into it.
        this.unit = metadata.node("distinct !DICompileUnit(language: DW_LANG_Java, file: " + file
                + ", producer: \"Awesome compiler\", isOptimized: true, runtimeVersion: 0, emissionKind: FullDebug)");
        this.noTypes = metadata.node("!DISubroutineType(types: " + metadata.node("!{null}") + ")");
    }

    String unit() {
        return unit;
    }

    private String file(MethodInfo method) {
        return files.computeIfAbsent(method,
                each -> metadata.node("!DIFile(filename: \"" + Symbols.escape(path(each)) + "\", directory: \"\")"));
    }

    /** The source file of a method, with the folders of its package. */
    public static String path(MethodInfo method) {
        return method.magicValue("Origin", "file").orElseGet(() -> {
            ClassInfo type = method.owner();
            String source = type.node().sourceFile == null ? NO_SOURCE : type.node().sourceFile;
            return type.name().substring(0, type.name().lastIndexOf('/') + 1) + source;
        });
    }

    /**
     * The subprogram of a method that starts at this line. Without a linkage name: the debugger shows, and the line table
     * keeps, names without descriptors, which are half as long. What is replaced has one in programs for Linux, for the line
     * table alone, so that traces look as on HotSpot.
     */
    String subprogram(MethodInfo method, int line) {
        String file = file(method);
        String name = Symbols.escape(method.owner().binaryName() + "." + method.name());
        int shown = program.target == Target.LINUX ? shownLine(method) : 0;
        return metadata.fresh("distinct !DISubprogram(name: \"" + name
                + (shown != 0 ? "\", linkageName: \"" + name + LINE_MARK + shown : "") + "\", scope: " + file + ", file: " + file + ", line: " + line
                + ", type: " + noTypes + ", scopeLine: " + line
                + ", spFlags: DISPFlagDefinition | DISPFlagOptimized, unit: " + unit + ")");
    }

    static int shownLine(MethodInfo method) {
        return method.magic("Origin").flatMap(each -> Annotations.value(each, "line")).map(Integer.class::cast).orElse(0);
    }

    String location(String subprogram, int line) {
        return metadata.node("!DILocation(line: " + line + ", column: 0, scope: " + subprogram + ")");
    }

    /** A local variable; {@code argument} counts from 1, 0 for variables that are not parameters. */
    String variable(String subprogram, MethodInfo method, String name, int argument, int line, Type type) {
        return metadata.fresh("!DILocalVariable(name: \"" + Symbols.escape(name) + "\", "
                + (argument > 0 ? "arg: " + argument + ", " : "") + "scope: " + subprogram + ", file: "
                + file(method) + ", line: " + line + ", type: " + variableType(type) + ")");
    }

    private String basic(String name, int bits, String encoding) {
        return metadata.node("!DIBasicType(name: \"" + name + "\", size: " + bits + ", encoding: DW_ATE_" + encoding + ")");
    }

    private String primitive(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> basic("boolean", 8, "boolean");
            case Type.BYTE -> basic("byte", 8, "signed");
            case Type.SHORT -> basic("short", 16, "signed");
            case Type.CHAR -> basic("char", 16, "UTF");
            case Type.INT -> basic("int", 32, "signed");
            case Type.LONG -> basic("long", 64, "signed");
            case Type.FLOAT -> basic("float", 32, "float");
            case Type.DOUBLE -> basic("double", 64, "float");
            default -> null;
        };
    }

    private String variableType(Type type) {
        String primitive = primitive(type);
        if (primitive != null) {
            return primitive;
        }
        if (program.kind(type) == Kind.WORD) {
            return basic(type.getClassName(), 64, "unsigned");
        }
        String known = variableTypes.get(type.getDescriptor());
        if (known == null) {
            known = metadata.node("!DIDerivedType(tag: DW_TAG_pointer_type, baseType: " + structure(type) + ", size: 64)");
            variableTypes.put(type.getDescriptor(), known);
        }
        return known;
    }

    /** The object as a structure; references in it are shown as their 32-bit offsets. */
    private String structure(Type type) {
        StringBuilder members = new StringBuilder();
        String name = type.getClassName();
        String word = basic("ref", 32, "unsigned");
        String scope = metadata.reserve();
        int bits = 64;
        if (type.getSort() == Type.ARRAY) {
            members.append(member(scope, "length", basic("int", 32, "signed"), 32, Layouts.ARRAY_LENGTH));
            bits = 128;
        } else {
            ClassInfo info = program.world.find(type.getInternalName());
            if (info != null && !info.isInterface() && info.node() != null) {
                ClassLayout layout = program.layouts.of(info);
                bits = layout.instanceSize() * 8;
                for (Map.Entry<FieldInfo, Integer> each : layout.offsets().entrySet()) {
                    FieldInfo field = each.getKey();
                    String memberType = primitive(field.type());
                    if (memberType == null) {
                        memberType = Layouts.size(field) == 8 ? basic("word", 64, "unsigned") : word;
                    }
                    members.append(members.length() == 0 ? "" : ", ");
                    members.append(member(scope, field.name(), memberType, Layouts.size(field) * 8, each.getValue()));
                }
            }
        }
        metadata.define(scope, "!DICompositeType(tag: DW_TAG_structure_type, name: \"" + Symbols.escape(name)
                + "\", size: " + bits + ", elements: " + metadata.node("!{" + members + "}") + ")");
        return scope;
    }

    private String member(String scope, String name, String type, int bits, int offset) {
        return metadata.node("!DIDerivedType(tag: DW_TAG_member, name: \"" + Symbols.escape(name) + "\", scope: " + scope
                + ", baseType: " + type + ", size: " + bits + ", offset: " + offset * 8 + ")");
    }
}
