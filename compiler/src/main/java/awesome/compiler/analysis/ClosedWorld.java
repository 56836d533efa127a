package awesome.compiler.analysis;

import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What the analysis found: everything that the entry points reach, and nothing else. All collections
 * iterate in an order that depends on the input alone, so that builds are reproducible. Threads may ask at the same time.
 */
public interface ClosedWorld {
    /**
     * Waits for the checks of what methods promise, which began when the analysis ended. A
     * {@link awesome.compiler.CompileError} lists everything wrong, each with the path from a root. No code is made before.
     */
    void verify();

    /** The methods that need code (not abstract, not intrinsic, not inline assembly, not foreign). */
    List<MethodInfo> methods();

    /** Whether this method needs code. */
    boolean isReached(MethodInfo method);

    /** The types that need a hub: those with instances, those tested for or named, and their supertypes and components. */
    List<ClassInfo> types();

    /** Whether the type needs a hub. */
    boolean hasHub(ClassInfo type);

    /** Whether objects of exactly this class may exist. */
    boolean isInstantiated(ClassInfo type);

    /**
     * The bodies that an invokevirtual or invokeinterface of {@code declared} may run, over all instantiated
     * receivers. Empty: no receiver can exist. One: a direct call. Only for methods some call site names.
     */
    List<MethodInfo> targets(MethodInfo declared);

    /**
     * The classes that the receiver of a dispatched call of {@code declared} can have, as far as following the types
     * through the program tells, each with the body that runs, by name; null if that tells nothing. The first question
     * starts that, which takes about a second.
     */
    SortedMap<ClassInfo, MethodInfo> receivers(MethodInsnNode call, MethodInfo declared);

    /**
     * Whether the reference that an instruction of a reached method follows, or compares with null, can never be null, as far
     * as following values through the program tells. The first question takes as long as that of {@link #receivers}.
     */
    boolean isNeverNull(AbstractInsnNode insn);

    /** The methods that call sites name and that have more than one target: they need dispatch slots. */
    Set<MethodInfo> dispatched();

    /** The fields that reached code reads or writes; others need no storage, except where the runtime relies on a layout. */
    boolean isReached(FieldInfo field);

    /**
     * Whether a field always has its value at start. Of static fields: none of reached code stores it, or only the class
     * initialiser did, at build time. Of instance fields: those of objects in the image heap.
     */
    boolean isConstant(FieldInfo field);

    /**
     * The only object that references of this static type can refer to, if they are not null: one of the image heap. Null
     * if there may be others.
     */
    HostObject onlyObject(ClassInfo type);

    /**
     * The only object of its type, to which a constant instance field refers in every object that has the field; none of
     * them is made at run time. Null if it may be null or another.
     */
    HostObject commonObject(FieldInfo field);

    /** Whether uses of the type check {@code initState} because its initialiser runs on the target. */
    boolean isInitializedAtRuntime(ClassInfo type);

    /** Every host object that the image must hold, each once: reached from statics, constants and one another. */
    List<HostObject> heapObjects();

    /**
     * The value of a static field at start: null, Integer (also for boolean, byte, short, char), Long, Float,
     * Double, {@link HostObject}, or {@link ClassInfo} for a {@code Class}; Long for unboxed types; a
     * {@link FieldInfo} for a number that is the offset of that instance field in its objects. Zero or null for fields of types initialised at run time (but ConstantValue attributes hold).
     */
    Object staticValue(FieldInfo field);

    /** The value of an instance field of a host object, in the same form; overrides by substitutions applied. */
    Object fieldValue(HostObject object, FieldInfo field);

    /** The element of a host array of references, in the same form. */
    Object elementValue(HostObject array, int index);

    /** The interned string object for a string constant. */
    HostObject literal(String value);

    /** The enum constants array of an enum type that is needed at run time, or null. */
    HostObject enumConstants(ClassInfo type);

    /**
     * Why something is here: for each reached method {@code package.Class.method}, or type
     * {@code package.Class}, its name and the steps to a root, one line each; empty if it is not here.
     */
    List<String> why(String pattern);
}
