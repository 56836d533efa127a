package awesome.compiler.llvm;

import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What code takes from the image heap by symbol, collected while modules are written. Every number that changes when
 * something elsewhere does (an offset in the window, a slot, a type number) is an absolute symbol, so that an object
 * file stays good as long as its own code does not change. Names say what a thing is, not where it is.
 */
public final class ImageUses {
    private static final String LITERAL = "L.";
    private static final String NULL_MESSAGE = "N.";

    // In an order only once somebody asks: there is one of these for each module and each copied method.
    private final Set<FieldInfo> statics = new HashSet<>();
    private final Map<String, HostObject> objects = new HashMap<>();
    private final Set<MethodInfo> selectors = new HashSet<>();
    private final Set<ClassInfo> ranges = new HashSet<>();
    private final Map<String, List<String>> nullMessages = new HashMap<>();

    /** Adds what another module uses. */
    public void add(ImageUses other) {
        statics.addAll(other.statics);
        objects.putAll(other.objects);
        selectors.addAll(other.selectors);
        ranges.addAll(other.ranges);
        nullMessages.putAll(other.nullMessages);
    }

    /** The static fields that need storage. */
    Set<FieldInfo> statics() {
        return sorted(statics, Program::staticSymbol);
    }

    /** Objects by symbol; an object may have several. */
    Map<String, HostObject> objects() {
        return new TreeMap<>(objects);
    }

    /** The methods whose dispatch slot is used. */
    Set<MethodInfo> selectors() {
        return sorted(selectors, MethodInfo::symbol);
    }

    /** The classes whose range of type numbers is used. */
    Set<ClassInfo> ranges() {
        return sorted(ranges, ClassInfo::name);
    }

    /** The messages of NullPointerExceptions, in parts, by symbol. */
    public Map<String, List<String>> nullMessages() {
        return nullMessages;
    }

    private static <T> Set<T> sorted(Set<T> all, Function<T, String> name) {
        Set<T> sorted = new TreeSet<>(Comparator.comparing(name));
        sorted.addAll(all);
        return sorted;
    }

    /** The symbol of such a message. */
    String nullMessage(List<String> parts) {
        String symbol = NULL_MESSAGE + digest(String.join("", parts));
        nullMessages.put(symbol, parts);
        return symbol;
    }

    /** The symbol of a static field. */
    String staticField(FieldInfo field) {
        statics.add(field);
        return Program.staticSymbol(field);
    }

    /** The symbol of a string constant. */
    String literal(String text, HostObject object) {
        return object(LITERAL + digest(text), object);
    }

    /** The string constants, in an order that depends on them alone. */
    List<HostObject> literals() {
        return objects().entrySet().stream().filter(each -> each.getKey().startsWith(LITERAL))
                .map(Map.Entry::getValue).toList();
    }

    /** The symbol of what a constant static field refers to. */
    String constant(FieldInfo field, HostObject object) {
        return object("C." + Program.staticSymbol(field), object);
    }

    /** The symbol of what a constant field of an object refers to; the object has the symbol {@code holder}. */
    String constant(String holder, FieldInfo field, HostObject object) {
        return object(holder + "." + field, object);
    }

    /** The symbol of the only object of its class. */
    String only(HostObject object) {
        return object("O." + object.className().replace('/', '.'), object);
    }

    private String object(String symbol, HostObject object) {
        objects.put(symbol, object);
        return symbol;
    }

    /** The symbol of the offset of a method's slot from the start of a hub. */
    String slot(MethodInfo selector) {
        selectors.add(selector);
        return slotSymbol(selector);
    }

    static String slotSymbol(MethodInfo selector) {
        return "D." + selector.symbol();
    }

    /** The symbol of the lowest type number of a class and its subclasses. */
    String firstType(ClassInfo type) {
        ranges.add(type);
        return firstSymbol(type);
    }

    static String firstSymbol(ClassInfo type) {
        return "T." + type.binaryName();
    }

    /** The symbol of the distance to the highest. */
    String typeSpan(ClassInfo type) {
        ranges.add(type);
        return spanSymbol(type);
    }

    static String spanSymbol(ClassInfo type) {
        return "N." + type.binaryName();
    }

    /** A name for a text of any length and content. */
    private static String digest(String text) {
        // Char by char: in every charset, all lone surrogates become the same.
        ByteBuffer chars = ByteBuffer.allocate(text.length() * Character.BYTES);
        chars.asCharBuffer().put(text);
        return Digest.of(chars.array());
    }
}
