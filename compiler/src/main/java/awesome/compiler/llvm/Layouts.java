package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;

/** Places instance fields: references first, then by size from large to small, filling gaps of the superclass. */
final class Layouts {
    /** Bytes of an object header. */
    static final int HEADER = 8;
    /** Offset of an array's length. */
    static final int ARRAY_LENGTH = 8;
    /** Offset of an array's first element. */
    static final int ARRAY_BASE = 16;

    private static final int MAP_REACH = HEADER + 64 * 4;

    private final ClosedWorld closed;
    private final Map<ClassInfo, ClassLayout> layouts = new ConcurrentHashMap<>();

    Layouts(ClosedWorld closed) {
        this.closed = closed;
    }

    /** Bytes that a field or array element of this type takes in memory. */
    static int size(Type type, boolean unboxed) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> 1;
            case Type.SHORT, Type.CHAR -> 2;
            case Type.INT, Type.FLOAT -> 4;
            case Type.LONG, Type.DOUBLE -> 8;
            default -> unboxed ? 8 : 4;
        };
    }

    /** Whether a field holds a reference (not a primitive, not an unboxed word). */
    static boolean isReference(FieldInfo field) {
        return field.type().getSort() >= Type.ARRAY && !isUnboxed(field);
    }

    static int size(FieldInfo field) {
        return size(field.type(), isUnboxed(field));
    }

    private static boolean isUnboxed(FieldInfo field) {
        if (field.type().getSort() != Type.OBJECT) {
            return false;
        }
        ClassInfo type = field.owner().world().find(field.type().getInternalName());
        return type != null && type.isUnboxed();
    }

    /** The layout of a class (not an array, not an interface). */
    ClassLayout of(ClassInfo type) {
        ClassLayout known = layouts.get(type);
        if (known == null) {
            known = compute(type);
            layouts.put(type, known);
        }
        return known;
    }

    /** The offset of an instance field. */
    int offset(FieldInfo field) {
        Integer offset = of(field.owner()).offsets().get(field);
        if (offset == null) {
            throw new CompileError("field " + field + " has no place in objects: the analysis did not reach it");
        }
        return offset;
    }

    private ClassLayout compute(ClassInfo type) {
        Map<FieldInfo, Integer> offsets = new LinkedHashMap<>();
        int end = HEADER;
        if (type.superClass() != null) {
            ClassLayout inherited = of(type.superClass());
            offsets.putAll(inherited.offsets());
            end = inherited.end();
        }
        List<FieldInfo> own = new ArrayList<>();
        for (FieldInfo field : type.fields()) {
            if (!field.isStatic() && (closed.isReached(field) || type.name().equals("java/lang/Class"))) {
                own.add(field);
            }
        }
        own.sort(Comparator.comparing((FieldInfo field) -> !isReference(field))
                .thenComparing(field -> -size(field)));
        TreeSet<Integer> gaps = new TreeSet<>();
        for (FieldInfo field : own) {
            int size = size(field);
            int place = takeGap(gaps, size);
            if (place < 0) {
                place = (end + size - 1) & -size;
                for (int gap = end; gap < place; gap++) {
                    gaps.add(gap);
                }
                end = place + size;
            }
            offsets.put(field, place);
        }
        return new ClassLayout(offsets, end, referenceMap(offsets));
    }

    private static int takeGap(TreeSet<Integer> gaps, int size) {
        for (int start : gaps) {
            boolean free = start % size == 0;
            for (int i = 1; free && i < size; i++) {
                free = gaps.contains(start + i);
            }
            if (free) {
                for (int i = 0; i < size; i++) {
                    gaps.remove(start + i);
                }
                return start;
            }
        }
        return -1;
    }

    private static long referenceMap(Map<FieldInfo, Integer> offsets) {
        long map = 0;
        for (Map.Entry<FieldInfo, Integer> each : offsets.entrySet()) {
            if (isReference(each.getKey())) {
                if (each.getValue() >= MAP_REACH) {
                    return -1;
                }
                map |= 1L << ((each.getValue() - HEADER) / 4);
            }
        }
        return map;
    }
}
