package awesome.compiler.llvm;

import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.model.ClassInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for subtype tests: preorder ids of classes, bits of interfaces. */
final class TypeNumbers {
    private final Map<ClassInfo, Integer> first = new HashMap<>();
    private final Map<ClassInfo, Integer> last = new HashMap<>();
    private final Map<ClassInfo, Integer> interfaceBits = new HashMap<>();

    TypeNumbers(ClosedWorld closed) {
        Map<ClassInfo, List<ClassInfo>> children = new HashMap<>();
        ClassInfo root = null;
        for (ClassInfo type : closed.types()) {
            if (type.isInterface()) {
                interfaceBits.put(type, interfaceBits.size());
            } else if (type.superClass() != null) {
                children.computeIfAbsent(type.superClass(), ignored -> new ArrayList<>()).add(type);
            } else if (!type.isPrimitive()) {
                root = type;
            }
        }
        if (root != null) {
            number(root, children, 1);
        }
    }

    private int number(ClassInfo type, Map<ClassInfo, List<ClassInfo>> children, int next) {
        first.put(type, next++);
        for (ClassInfo child : children.getOrDefault(type, List.of())) {
            next = number(child, children, next);
        }
        last.put(type, next - 1);
        return next;
    }

    /** The preorder number of a class or array type; 0 for interfaces and primitives. */
    int first(ClassInfo type) {
        return first.getOrDefault(type, 0);
    }

    /** The greatest number of a subclass; -1 for interfaces and primitives. */
    int last(ClassInfo type) {
        return last.getOrDefault(type, -1);
    }

    /** The bit of an interface in the bitmaps, or -1. */
    int interfaceBit(ClassInfo type) {
        return interfaceBits.getOrDefault(type, -1);
    }

    /** Bytes of an interface bitmap, a multiple of 4. */
    int bitmapBytes() {
        return (interfaceBits.size() + 31) / 32 * 4;
    }

    /** The bitmap of a type: the interfaces it implements. */
    byte[] bitmap(ClassInfo type) {
        byte[] bits = new byte[bitmapBytes()];
        for (Map.Entry<ClassInfo, Integer> each : interfaceBits.entrySet()) {
            if (type.isSubtypeOf(each.getKey())) {
                bits[each.getValue() / 8] |= (byte) (1 << (each.getValue() % 8));
            }
        }
        return bits;
    }
}
