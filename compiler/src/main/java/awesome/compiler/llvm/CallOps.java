package awesome.compiler.llvm;

import awesome.compiler.model.Annotations;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Method calls: direct, dispatched, into assembly, or replaced by instructions. */
final class CallOps {
    /** The classes that receivers have more often than others in calls that many classes can serve, most frequent first. */
    private static final List<String> LIKELY = List.of("java/lang/String", "java/lang/Integer", "java/util/ArrayList",
            "java/util/HashMap", "java/lang/CharacterDataLatin1");
    /** With more ranges of receivers than these, a load from the table takes less time. */
    private static final int MOST_RANGES = 4;

    private final FunctionWriter function;
    private final Body body;
    private final Program program;
    private final ModuleScope module;
    private final Intrinsics intrinsics;
    private final ArrayCopyOps arrayCopies;

    CallOps(FunctionWriter function) {
        this.function = function;
        this.body = function.body;
        this.program = function.program;
        this.module = function.module;
        this.intrinsics = new Intrinsics(function);
        this.arrayCopies = new ArrayCopyOps(function);
    }

    void translate(MethodInsnNode insn) {
        CallSite site = CallSite.of(program.world, function.method.owner(), insn);
        MethodInfo named = site.named();
        List<Value> arguments = new ArrayList<>();
        for (int i = named.argumentTypes().length; i > 0; i--) {
            arguments.add(function.pop());
        }
        if (!named.isStatic()) {
            arguments.add(function.pop());
        }
        Collections.reverse(arguments);
        if (named.isConstructor() && arguments.get(0).creation() != null) {
            Value created = arguments.get(0);
            function.created(created.creation(), new Value(Kind.WORD, arguments.get(1).ir(), created.type(), false, null));
        } else if (!replaced(named, arguments)) {
            call(insn, site, arguments);
        }
    }

    private boolean replaced(MethodInfo named, List<Value> arguments) {
        String intrinsic = named.magicValue("Intrinsic", "value").orElse(null);
        if (intrinsic != null) {
            Value result = intrinsics.translate(intrinsic, named, arguments);
            if (named.returnType().getSort() != Type.VOID) {
                function.push(result);
            }
            return true;
        }
        AnnotationNode assembly = named.magic("InlineAsm").orElse(null);
        if (assembly != null) {
            inlineAssembly(named, assembly, arguments);
            return true;
        }
        String symbol = named.magicValue("Symbol", "value").orElse(null);
        if (symbol != null) {
            String address = "ptrtoint (ptr " + module.external(symbol) + " to i64)";
            function.push(new Value(program.kind(named.returnType()), address, named.returnType(), false, null));
            return true;
        }
        String routine = named.magicValue("Foreign", "value").orElse(null);
        if (routine != null) {
            Kind kind = program.kind(named.returnType());
            String callee = module.routine(routine, named);
            boolean mayThrow = named.magic("Foreign")
                    .flatMap(annotation -> Annotations.value(annotation, "mayThrow"))
                    .filter(Boolean.TRUE::equals)
                    .isPresent();
            if (mayThrow) {
                String result = function.call(kind.ir, callee, list(arguments), kind != Kind.VOID);
                if (result != null) {
                    push(named.returnType(), result);
                }
                return true;
            }
            String call = "call " + kind.ir + " " + callee + "(" + list(arguments) + ") nounwind";
            finish(named, kind == Kind.VOID ? null : body.assign(call), call);
            return true;
        }
        return false;
    }

    private void inlineAssembly(MethodInfo named, AnnotationNode assembly, List<Value> arguments) {
        String text = Annotations.string(assembly, "value").orElse("");
        String constraints = Annotations.string(assembly, "constraints").orElse("");
        for (String clobber : List.of("~{memory}", "~{dirflag}", "~{fpsr}", "~{flags}")) {
            if (!constraints.contains(clobber)) {
                constraints += (constraints.isEmpty() ? "" : ",") + clobber;
            }
        }
        Kind kind = program.kind(named.returnType());
        String call = "call " + kind.ir + " asm sideeffect \"" + Symbols.escape(text) + "\", \"" + constraints + "\"("
                + list(arguments) + ") nounwind";
        finish(named, kind == Kind.VOID ? null : body.assign(call), call);
    }

    private void finish(MethodInfo named, String result, String call) {
        if (result == null) {
            body.line(call);
        } else {
            push(named.returnType(), result);
        }
    }

    private void push(Type type, String result) {
        function.push(value(type, result));
    }

    private Value value(Type type, String result) {
        Kind kind = program.kind(type);
        return new Value(kind, result, kind == Kind.REF || kind == Kind.WORD ? type : null, false, null);
    }

    static String list(List<Value> arguments) {
        StringBuilder out = new StringBuilder();
        for (Value each : arguments) {
            out.append(out.length() == 0 ? "" : ", ").append(each.kind().ir).append(' ').append(each.ir());
        }
        return out.toString();
    }

    private void call(MethodInsnNode insn, CallSite site, List<Value> arguments) {
        MethodInfo named = site.named();
        if (arrayCopies.translate(named, arguments)) {
            return;
        }
        if (named.isStatic()) {
            function.initialize(named.owner());
            direct(named, arguments);
            return;
        }
        Value receiver = arguments.get(0);
        if (receiver.kind() == Kind.WORD) {
            direct(named, arguments);
            return;
        }
        if (!named.isConstructor()) {
            function.objects.nullCheck(receiver);
        } else if (named.owner().type().equals(ObjectOps.OBJECT)) {
            return;
        }
        if (!site.dispatched()) {
            if (named.isAbstract()) {
                abstractCall();
            } else {
                direct(named, arguments);
            }
            return;
        }
        List<MethodInfo> targets = program.closed.targets(named);
        if (targets.isEmpty()) {
            abstractCall();
        } else if (targets.size() == 1) {
            if (!replaced(targets.get(0), arguments)) {
                direct(targets.get(0), arguments);
            }
        } else {
            SortedMap<ClassInfo, MethodInfo> receivers = program.followsTypes ? program.closed.receivers(insn, named) : null;
            Set<MethodInfo> bodies = receivers == null ? Set.of() : new LinkedHashSet<>(receivers.values());
            if (bodies.size() == 1) {
                MethodInfo only = bodies.iterator().next();
                if (!replaced(only, arguments)) {
                    direct(only, arguments);
                }
            } else if (bodies.size() > 1 && bodies.stream().allMatch(program.closed::isReached)) {
                directByClass(named, receivers, arguments, true);
            } else {
                undecided(named, arguments);
            }
        }
    }

    /** A call of which only the method that it names says what its receivers can be. */
    private void undecided(MethodInfo named, List<Value> arguments) {
        List<ReceiverRanges.Range> ranges = program.followsTypes ? ReceiverRanges.of(program, named) : List.of();
        if (!ranges.isEmpty() && ranges.size() <= MOST_RANGES) {
            Joined joined = new Joined(named);
            byNumber(joined, function.objects.typeNumber(arguments.get(0).ir()), ranges, arguments);
            joined.end();
        } else {
            directByClass(named, program.followsTypes ? likelyReceivers(named) : Map.of(), arguments, false);
        }
    }

    /** Finds the body by halves, from the type number of the receiver. */
    private void byNumber(Joined joined, String number, List<ReceiverRanges.Range> ranges, List<Value> arguments) {
        if (ranges.size() == 1) {
            joined.call(ranges.get(0).body(), arguments);
            return;
        }
        int middle = ranges.size() / 2;
        String low = body.newLabel("low");
        String high = body.newLabel("high");
        body.branch(body.assign("icmp ult i32 " + number + ", " + ranges.get(middle).first()), low, high);
        body.place(low);
        byNumber(joined, number, ranges.subList(0, middle), arguments);
        body.place(high);
        byNumber(joined, number, ranges.subList(middle, ranges.size()), arguments);
    }

    /** Those of the classes that receivers mostly have in all programs that can be receivers here. */
    private Map<ClassInfo, MethodInfo> likelyReceivers(MethodInfo named) {
        Map<ClassInfo, MethodInfo> likely = new LinkedHashMap<>();
        for (String name : LIKELY) {
            ClassInfo type = program.world.find(name);
            if (type != null && program.closed.isInstantiated(type) && type.isSubtypeOf(named.owner())) {
                MethodInfo target = program.world.select(type, named);
                if (target != null && program.closed.isReached(target)) {
                    likely.put(type, target);
                }
            }
        }
        return likely;
    }

    /**
     * Tests for classes that the receiver can have, so that their bodies can be inlined.
     *
     * @param complete whether it cannot have another
     */
    private void directByClass(MethodInfo named, Map<ClassInfo, MethodInfo> receivers, List<Value> arguments, boolean complete) {
        if (receivers.isEmpty()) {
            Value result = dispatch(named, arguments);
            if (result != null) {
                function.push(result);
            }
            return;
        }
        Joined joined = new Joined(named);
        String word = function.objects.classWord(arguments.get(0).ir());
        int left = receivers.size();
        for (Map.Entry<ClassInfo, MethodInfo> each : receivers.entrySet()) {
            if (--left == 0 && complete) {
                joined.call(each.getValue(), arguments);
            } else {
                String same = body.assign("icmp eq i32 " + word + ", " + module.hubOffset(each.getKey()));
                String call = body.newLabel("ofclass");
                String other = body.newLabel("notclass");
                body.branch(same, call, other);
                body.place(call);
                joined.call(each.getValue(), arguments);
                body.place(other);
            }
        }
        if (!complete) {
            Value value = dispatch(named, arguments);
            joined.leave(value == null ? null : value.ir());
        }
        joined.end();
    }

    /** Several calls for one: each in a block of its own, with a result that is taken where they meet. */
    private final class Joined {
        private final Type type;
        private final Kind kind;
        private final String result = "%several" + function.nextSlot();
        private final String done = body.newLabel("called");

        Joined(MethodInfo named) {
            this.type = named.returnType();
            this.kind = program.kind(type);
            if (kind != Kind.VOID) {
                body.atEntry(result + " = alloca " + kind.ir);
            }
        }

        void call(MethodInfo target, List<Value> arguments) {
            leave(function.call(module.resultType(target.returnType()), function.code(target), list(arguments), kind != Kind.VOID));
        }

        void leave(String value) {
            if (value != null) {
                body.line("store " + kind.ir + " " + value + ", ptr " + result);
            }
            body.branch(done);
        }

        void end() {
            body.place(done);
            if (kind != Kind.VOID) {
                push(type, body.assign("load " + kind.ir + ", ptr " + result));
            }
        }
    }

    /** No receiver exists that has a body for the call. */
    private void abstractCall() {
        function.callRuntime("rt_throw_abstract", "");
        body.terminate("unreachable");
    }

    private void direct(MethodInfo target, List<Value> arguments) {
        if (!program.closed.isReached(target)) {
            function.unreached();
            return;
        }
        Value result = emit(target, function.code(target), arguments);
        if (result != null) {
            function.push(result);
        }
    }

    private Value dispatch(MethodInfo selector, List<Value> arguments) {
        String hub = function.objects.hubOf(arguments.get(0).ir());
        String slot = body.assign("getelementptr inbounds i8, ptr " + hub + ", i64 " + module.slot(selector));
        String relative = body.assign("load i32, ptr " + slot + ", align 4, !invariant.load " + module.metadata.node("!{}"));
        String wide = body.assign("sext i32 " + relative + " to i64");
        String code = body.assign("getelementptr i8, ptr " + hub + ", i64 " + wide);
        return emit(selector, code, arguments);
    }

    /** Writes a call; its result, or null. */
    private Value emit(MethodInfo signature, String callee, List<Value> arguments) {
        Type type = signature.returnType();
        Kind kind = program.kind(type);
        String result = function.call(module.resultType(type), callee, list(arguments), kind != Kind.VOID);
        return result == null ? null : value(type, result);
    }
}
