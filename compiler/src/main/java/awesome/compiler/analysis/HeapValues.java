package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.hostheap.HostClass;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.Annotations;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;

/** Values of fields at start: from the child JVM, less what belongs to it, as substitutions say. */
final class HeapValues {
    private final World world;
    private final HostHeap host;
    private final InitializationPolicy policy;
    private final UnaryOperator<String> targetOf;
    private final OffsetFields offsets;
    private final Map<FieldInfo, Object> statics = new HashMap<>();

    /** {@code targetOf} gives the class that a substitution class stands for. */
    HeapValues(World world, HostHeap host, InitializationPolicy policy, UnaryOperator<String> targetOf) {
        this.world = world;
        this.host = host;
        this.policy = policy;
        this.targetOf = targetOf;
        this.offsets = new OffsetFields(world);
    }

    /** The type that a host object has in the closed world. */
    ClassInfo typeOf(HostObject object) {
        return world.get(targetOf.apply(object.className()));
    }

    /** As {@link ClosedWorld#staticValue}. */
    Object staticValue(FieldInfo field) {
        if (statics.containsKey(field)) {
            return statics.get(field);
        }
        Object value = readStatic(field);
        statics.put(field, value);
        return value;
    }

    private Object readStatic(FieldInfo field) {
        if (field.magic("ResetValue").isPresent()) {
            return zero(field);
        }
        Optional<AnnotationNode> recompute = field.magic("RecomputeOffset");
        if (recompute.isPresent()) {
            return offsetField(field, recompute.get());
        }
        FieldInfo measured = offsets.measuredBy(field);
        if (measured != null) {
            return measured;
        }
        Object constant = field.node().value;
        if (constant != null) {
            return constant instanceof String text ? host.literal(text) : constant;
        }
        if (field.magic("Inject").isPresent()) {
            String origin = origin(field);
            return origin.isEmpty() ? zero(field) : read(field, origin);
        }
        if (field.owner().classInitializer() == null || policy.isAtRuntime(field.owner())) {
            return zero(field);
        }
        return read(field, field.owner().name());
    }

    private Object read(FieldInfo field, String owner) {
        host.initialize(owner);
        return value(field, host.staticField(owner, field.name()));
    }

    private FieldInfo offsetField(FieldInfo field, AnnotationNode annotation) {
        ClassInfo owner = world.get(Annotations.string(annotation, "owner").orElseThrow().replace('.', '/'));
        String name = Annotations.string(annotation, "field").orElseThrow();
        FieldInfo measured = owner.declaredField(name);
        if (measured == null) {
            throw new CompileError("@RecomputeOffset on " + field + " names the field " + owner + "." + name
                    + ", which does not exist");
        }
        return measured;
    }

    /** The substitution class whose initialiser gives a field its value; empty if none does. */
    private static String origin(FieldInfo field) {
        return field.magic("Inject").flatMap(each -> Annotations.string(each, "from")).orElse("");
    }

    /** As {@link ClosedWorld#fieldValue}. */
    Object fieldValue(HostObject object, FieldInfo field) {
        if (field.magic("ResetValue").isPresent() || field.magic("Inject").isPresent()) {
            return zero(field);
        }
        return value(field, object.field(field.owner().name(), field.name()));
    }

    /** As {@link ClosedWorld#elementValue}. */
    Object elementValue(HostObject array, int index) {
        return reference(array.element(index));
    }

    private Object value(FieldInfo field, Object value) {
        return value == null ? zero(field) : reference(value);
    }

    private Object reference(Object value) {
        return value instanceof HostClass named ? world.get(targetOf.apply(named.name())) : value;
    }

    private Object zero(FieldInfo field) {
        return switch (field.type().getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> 0;
            case Type.LONG -> 0L;
            case Type.FLOAT -> 0f;
            case Type.DOUBLE -> 0d;
            case Type.OBJECT -> {
                ClassInfo type = world.find(field.type().getInternalName());
                yield type != null && type.isUnboxed() ? 0L : null;
            }
            default -> null;
        };
    }
}
