package awesome.compiler.hostheap;

import awesome.compiler.CompileError;
import awesome.compiler.hostheap.child.Wire;
import awesome.compiler.model.ClassFiles;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * The heap of a child JVM, asked over pipes. Objects are described when asked for and again after an initialiser ran. An
 * answer takes much longer to come than to make, so those that somebody was given next are described with them.
 */
public final class ChildHeap implements HostHeap {
    /** Objects asked for at once. */
    private static final int MOST = 1_000;
    /** Characters of strings asked for at once: a request fits into a pipe, or the child might wait for us to read. */
    private static final int MOST_TEXT = 8_000;

    private final ClassFiles files;
    private final ClassServer classes;
    private final ChildProcess process;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** Child objects by handle, that is, in the order in which the child mentioned them. */
    private final List<ChildObject> mentioned = new ArrayList<>();

    /** Those of them that somebody was given, by id. */
    private final List<ChildObject> given = new ArrayList<>();

    private final List<List<FieldName>> shapes = new ArrayList<>();
    private final Map<String, Integer> classHashes = new HashMap<>();
    private final Map<String, ChildObject> literals = new HashMap<>();
    /** The classes whose initialisers have run. */
    private final Set<String> initialized = new HashSet<>();
    private final Map<String, HostObject> enumConstants = new HashMap<>();
    private int epoch;
    /** How many objects to ask for next: few after an initialiser ran, as another one may soon. */
    private int ahead = 1;
    private boolean finished;
    private int questions;

    /** Which instance field: the name alone can be ambiguous along a chain of superclasses. */
    record FieldName(String owner, String name) {}

    private ChildHeap(ClassFiles files, ClassServer classes, ChildProcess process) {
        this.files = files;
        this.classes = classes;
        this.process = process;
        this.in = process.input();
        this.out = process.output();
    }

    /**
     * Starts a child JVM of the running JDK that loads the program's classes.
     *
     * @param files the classes as the child has them
     * @param hostClasses their files by internal name; empty for unknown classes; not asked for classes that the JDK has
     * @throws CompileError if it cannot be started
     */
    public static ChildHeap start(ClassFiles files, Function<String, Optional<byte[]>> hostClasses) {
        return new ChildHeap(files, new ClassServer(files, hostClasses), SpareChild.take());
    }

    @Override
    public void initialize(String internalName) {
        if (initialized.contains(internalName)) {
            return;
        }
        String doing = "initialise " + internalName.replace('/', '.') + " at build time";
        boolean ran = exchange(doing, Wire.INITIALIZE, Wire.DONE, () -> Wire.writeText(out, internalName), in::readBoolean);
        initialized.add(internalName);
        if (ran) {
            mayHaveChanged();
        }
    }

    @Override
    public Object staticField(String ownerName, String fieldName) {
        String place = ownerName.replace('/', '.') + "." + fieldName;
        Received value = exchange("read the static field " + place, Wire.STATIC_FIELD, Wire.VALUE, () -> {
            Wire.writeText(out, ownerName);
            Wire.writeText(out, fieldName);
        }, this::readValue);
        return value == null ? zero(ownerName, fieldName) : value.get(null, () -> "static field " + place);
    }

    @Override
    public HostObject literal(String value) {
        if (!literals.containsKey(value)) {
            literals(List.of(value));
        }
        return literals.get(value);
    }

    @Override
    public void literals(Collection<String> values) {
        List<String> wanted = new ArrayList<>();
        int characters = 0;
        for (String each : new LinkedHashSet<>(values)) {
            if (!literals.containsKey(each)) {
                if (characters + each.length() > MOST_TEXT && !wanted.isEmpty()) {
                    intern(wanted);
                    wanted.clear();
                    characters = 0;
                }
                wanted.add(each);
                characters += each.length();
            }
        }
        if (!wanted.isEmpty()) {
            intern(wanted);
        }
    }

    private void intern(List<String> values) {
        exchange("intern a string", Wire.LITERALS, Wire.VALUE, () -> {
            out.writeInt(values.size());
            for (String each : values) {
                Wire.writeText(out, each);
            }
        }, () -> {
            for (String each : values) {
                literals.put(each, (ChildObject) readValue().get(null, () -> "a string literal"));
            }
            return null;
        });
    }

    @Override
    public HostObject enumConstants(String internalName) {
        HostObject known = enumConstants.get(internalName);
        if (known == null) {
            String name = internalName.replace('/', '.');
            Received answer = exchange("get the enum constants of " + name, Wire.ENUM_CONSTANTS, Wire.VALUE,
                    () -> Wire.writeText(out, internalName), this::readValue);
            mayHaveChanged();
            known = (HostObject) answer.get(null, () -> "enum constants of " + name);
            enumConstants.put(internalName, known);
        }
        return known;
    }

    @Override
    public void finish() {
        finished = true;
        List<ChildObject> stale = given.stream().filter(each -> !each.isFilledIn(epoch)).toList();
        for (int i = 0; i < stale.size(); i += MOST) {
            describe(stale.subList(i, Math.min(i + MOST, stale.size())));
        }
    }

    @Override
    public int identityHash(HostClass type) {
        return classHashes.getOrDefault(type.name(), 0);
    }

    @Override
    public void close() {
        process.close();
    }

    int epoch() {
        return epoch;
    }

    /** How many questions the child was asked. */
    int questions() {
        return questions;
    }

    /** Somebody was given the object; its id. */
    int give(ChildObject object) {
        given.add(object);
        return given.size() - 1;
    }

    private void mayHaveChanged() {
        epoch++;
        ahead = 1;
    }

    /** Zero of the type of a field that the program has and the child's class has not: a substitution added it. */
    Object zero(String ownerName, String fieldName) {
        FieldNode field = files.find(ownerName).stream()
                .flatMap((ClassNode node) -> node.fields.stream())
                .filter(each -> each.name.equals(fieldName))
                .findFirst()
                .orElseThrow(() -> new CompileError("There is no field " + ownerName.replace('/', '.') + "." + fieldName
                        + ", neither in the JVM that runs static initialisers nor in the class file"));
        return switch (Type.getType(field.desc).getSort()) {
            case Type.OBJECT -> classes.isUnboxed(Type.getType(field.desc).getInternalName()) ? 0L : null;
            case Type.ARRAY -> null;
            case Type.LONG -> 0L;
            case Type.FLOAT -> 0f;
            case Type.DOUBLE -> 0d;
            default -> 0;
        };
    }

    /** Asks for the contents of an object, and of others that may be wanted next. */
    void describe(ChildObject object) {
        List<ChildObject> wanted = new ArrayList<>(List.of(object));
        for (int i = object.id() + 1; i < given.size() && wanted.size() < ahead; i++) {
            ChildObject each = given.get(i);
            // What numbers there are in arrays is for the image only.
            if (each != object && !each.isFilledIn(epoch) && (finished || !each.isArrayOfPrimitives())) {
                wanted.add(each);
            }
        }
        ahead = Math.min(2 * ahead, MOST);
        describe(wanted);
    }

    private void describe(List<ChildObject> objects) {
        exchange("read an object of " + objects.get(0).className(), Wire.CONTENTS, Wire.CONTENT, () -> {
            out.writeInt(objects.size());
            for (ChildObject each : objects) {
                out.writeInt(each.handle());
            }
        }, () -> {
            for (ChildObject each : objects) {
                readContents(each);
            }
            return null;
        });
    }

    private void readContents(ChildObject object) throws IOException {
        if (object.length() < 0) {
            readFields(object);
        } else if (object.isArrayOfPrimitives()) {
            object.fillPrimitives(in.readNBytes(in.readInt()));
        } else {
            Received[] elements = new Received[object.length()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = readValue();
            }
            object.fillElements(elements);
        }
        object.filledIn(epoch);
    }

    private void readFields(ChildObject object) throws IOException {
        int number = in.readInt();
        if (number >= shapes.size() || shapes.get(number) == null) {
            while (shapes.size() <= number) {
                shapes.add(null);
            }
            List<FieldName> names = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                names.add(new FieldName(Wire.readText(in).intern(), Wire.readText(in).intern()));
            }
            shapes.set(number, names);
        }
        Map<FieldName, Received> fields = new HashMap<>();
        for (FieldName name : shapes.get(number)) {
            fields.put(name, readValue());
        }
        object.fillFields(fields);
    }

    private Received readValue() throws IOException {
        int tag = in.read();
        return switch (tag) {
            case Wire.NULL -> Received.of(null);
            case Wire.INT -> Received.of(in.readInt());
            case Wire.LONG -> Received.of(in.readLong());
            case Wire.FLOAT -> Received.of(Float.intBitsToFloat(in.readInt()));
            case Wire.DOUBLE -> Received.of(Double.longBitsToDouble(in.readLong()));
            case Wire.OBJECT -> Received.of(mentioned.get(in.readInt()));
            case Wire.NEW_OBJECT -> Received.of(readNewObject());
            case Wire.CLASS -> {
                String name = Wire.readText(in);
                classHashes.put(name, in.readInt());
                yield Received.of(new HostClass(name));
            }
            case Wire.REJECTED -> Received.rejected(Wire.readText(in));
            default -> throw new IOException("unknown value tag " + tag);
        };
    }

    private ChildObject readNewObject() throws IOException {
        int handle = in.readInt();
        String className = Wire.readText(in).intern();
        int hash = in.readInt();
        if (hash >>> 24 != 0) {
            throw new CompileError("The JVM that runs static initialisers gave out more than 16 million identity hashes");
        }
        ChildObject object = new ChildObject(this, handle, className, hash, in.readInt());
        mentioned.add(object);
        return object;
    }

    private interface Sending {
        void run() throws IOException;
    }

    private interface Receiving<T> {
        T run() throws IOException;
    }

    /** One request with its answer, serving classes in between; null if the child answers that there is no such thing. */
    private <T> T exchange(String doing, int request, int expected, Sending send, Receiving<T> receive) {
        questions++;
        try {
            out.write(request);
            send.run();
            out.flush();
            boolean runsInitializers = request != Wire.CONTENTS && request != Wire.LITERALS;
            if (runsInitializers) {
                process.startLimit();
            }
            int answer = in.read();
            while (answer == Wire.NEED_CLASS) {
                classes.send(Wire.readText(in), out);
                out.flush();
                answer = in.read();
            }
            if (runsInitializers) {
                process.endLimit();
            }
            if (answer == expected) {
                return receive.run();
            } else if (answer == Wire.ABSENT) {
                return null;
            } else if (answer == Wire.FAILED) {
                throw new CompileError("Cannot " + doing + ": " + Wire.readText(in)
                        + "\nMake the initialiser work on the build JVM, or mark the class @InitAtRuntime.");
            }
            throw new IOException("unexpected answer " + answer);
        } catch (IOException e) {
            throw new CompileError("Cannot " + doing + ": " + process.whyItEnded(), e);
        }
    }
}
