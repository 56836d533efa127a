package awesome.compiler.llvm;

import awesome.compiler.model.FieldInfo;
import java.util.Map;

/**
 * Where the instance fields of a class lie.
 *
 * @param offsets byte offset from the object's start of each field, inherited ones included
 * @param end the first byte after the fields, not rounded
 * @param referenceMap bit i: a reference at 8 + 4 i; -1 if one lies beyond
 */
record ClassLayout(Map<FieldInfo, Integer> offsets, int end, long referenceMap) {
    /** Bytes of an instance. */
    int instanceSize() {
        return (end + 7) & ~7;
    }
}
