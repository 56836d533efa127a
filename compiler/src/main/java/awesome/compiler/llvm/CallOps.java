package awesome.compiler.llvm;

import awesome.compiler.model.Annotations;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.Collections;
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
    private final FunctionWriter function;
    private final Body body;
    private final Program program;
    private final ModuleWriter module;
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
        for (int i = Type.getArgumentTypes(insn.desc).length; i > 0; i--) {
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
                String result = function.call(kind.ir, callee, list(arguments), kind != Kind.VOID, "");
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
        Kind kind = program.kind(type);
        function.push(new Value(kind, result, kind == Kind.REF || kind == Kind.WORD ? type : null, false, null));
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
                directByClass(named, receivers, arguments);
            } else {
                dispatch(named, arguments);
            }
        }
    }

    /** Tests for each class that the receiver can have, so that each body can be inlined; it cannot have another. */
    private void directByClass(MethodInfo named, SortedMap<ClassInfo, MethodInfo> receivers, List<Value> arguments) {
        Kind kind = program.kind(named.returnType());
        String result = "%several" + function.nextSlot();
        if (kind != Kind.VOID) {
            body.atEntry(result + " = alloca " + kind.ir);
        }
        String done = body.newLabel("called");
        String word = function.objects.classWord(arguments.get(0).ir());
        for (Map.Entry<ClassInfo, MethodInfo> each : receivers.entrySet()) {
            String other = null;
            if (each.getKey() != receivers.lastKey()) {
                String same = body.assign("icmp eq i32 " + word + ", " + module.hubOffset(each.getKey()));
                String call = body.newLabel("ofclass");
                other = body.newLabel("notclass");
                body.branch(same, call, other);
                body.place(call);
            }
            String value = function.call(module.resultType(each.getValue().returnType()), module.code(each.getValue()),
                    list(arguments), kind != Kind.VOID, "");
            if (value != null) {
                body.line("store " + kind.ir + " " + value + ", ptr " + result);
            }
            body.branch(done);
            if (other != null) {
                body.place(other);
            }
        }
        body.place(done);
        if (kind != Kind.VOID) {
            push(named.returnType(), body.assign("load " + kind.ir + ", ptr " + result));
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
        emit(target, module.code(target), arguments);
    }

    private void dispatch(MethodInfo selector, List<Value> arguments) {
        String hub = function.objects.hubOf(arguments.get(0).ir());
        String slot = body.assign("getelementptr inbounds i8, ptr " + hub + ", i64 " + module.slot(selector));
        String relative = body.assign("load i32, ptr " + slot + ", align 4, !invariant.load " + module.metadata.node("!{}"));
        String wide = body.assign("sext i32 " + relative + " to i64");
        String code = body.assign("getelementptr i8, ptr " + hub + ", i64 " + wide);
        emit(selector, code, arguments);
    }

    private void emit(MethodInfo signature, String callee, List<Value> arguments) {
        Type type = signature.returnType();
        Kind kind = program.kind(type);
        String result = function.call(module.resultType(type), callee, list(arguments), kind != Kind.VOID, "");
        if (result != null) {
            push(type, result);
        }
    }
}
