package awesome.compiler.link;

import awesome.compiler.llvm.DebugInfo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the line table of an image, in the format of {@code docs/book/line-table.md}: which method, with which calls
 * inlined, and which line each instruction belongs to. A third as large as the GSYM file that it is made from.
 */
public final class LineTableWriter {
    /** The file of methods that are native on HotSpot. */
    private static final String NATIVE_FILE = "native";
    private static final int MAGIC = 0x544c5741;
    private static final int VERSION = 1;
    private static final int HEADER_SIZE = 32;
    private static final int FUNCTION_SIZE = 8;
    private static final int METHOD_SIZE = 12;

    private static final int OP_ADVANCE = 0;
    private static final int OP_LINE = 1;
    private static final int OP_PUSH = 2;
    private static final int OP_POP = 3;
    private static final int LARGEST = 63;
    private static final int LINE_BIAS = 31;

    /** A method as traces show it: overloads are one, and what is no method of a class has an empty class. */
    private record Key(String type, String name, String file) {}

    /** The one object for a method; its number is given when it is first written. */
    private static final class Method {
        private final Key key;
        private int number = -1;

        Method(Key key) {
            this.key = key;
        }
    }

    /** A frame while the code of a function is walked. */
    private record Frame(Method method, int line) {}

    /** From an address on, the frames are these, outermost first. */
    private record Step(long address, List<Frame> frames) {}

    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final ByteArrayOutputStream stringBytes = new ByteArrayOutputStream();
    /** By number. */
    private final List<Method> methods = new ArrayList<>();
    private final Map<Key, Method> methodsOfKeys = new ConcurrentHashMap<>();
    private final Map<String, Method> methodsOfSymbols = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Integer>> votes = new HashMap<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private byte[] streams = new byte[1 << 16];
    private int streamsSize;
    private final List<int[]> functions = new ArrayList<>();

    private final Map<String, String> known;

    private LineTableWriter(Map<String, String> known) {
        this.known = known;
    }

    /**
     * The table with the content of a GSYM file.
     *
     * @param known files, without their folders, of methods by class and name; what is not there is guessed from the rows
     */
    public static byte[] convert(byte[] gsym, Map<String, String> known) {
        LineTableWriter writer = new LineTableWriter(known);
        List<Gsym.Function> all = new Gsym(gsym).functions();
        all.parallelStream().filter(each -> !writer.isKnown(each)).toList().forEach(writer::learnFiles);
        long base = all.isEmpty() ? 0 : all.get(0).start();
        List<List<Step>> steps = all.parallelStream().map(writer::steps).toList();
        for (int i = 0; i < all.size(); i++) {
            writer.function(all.get(i), steps.get(i), base);
        }
        return writer.table(base);
    }

    /**
     * A method has one file: the one that most rows say where it is the innermost frame. Where LLVM moved code about, a
     * row may be of a call that the ranges of inlined calls do not mention there. Of a method that is never innermost
     * the calls inlined into it tell the file.
     */
    private void learnFiles(Gsym.Function function) {
        for (Gsym.Row row : function.rows()) {
            vote(innermost(function, row.address()), row.file());
        }
        learnCallers(function.name(), function.inlined());
    }

    private boolean isKnown(Gsym.Function function) {
        return knownFile(function.name()) != null && function.inlined().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(Gsym.Inlined call) {
        return knownFile(call.name()) != null && call.children().stream().allMatch(this::isKnown);
    }

    private void learnCallers(String caller, List<Gsym.Inlined> calls) {
        for (Gsym.Inlined each : calls) {
            vote(caller, each.callFile());
            learnCallers(each.name(), each.children());
        }
    }

    private void vote(String method, String file) {
        if (!file.isEmpty()) {
            votes.computeIfAbsent(method, ignored -> new TreeMap<>()).merge(file, 1, Integer::sum);
        }
    }

    private static String innermost(Gsym.Function function, long address) {
        String innermost = function.name();
        List<Gsym.Inlined> level = function.inlined();
        for (Gsym.Inlined next = covering(level, address); next != null; next = covering(level, address)) {
            innermost = next.name();
            level = next.children();
        }
        return innermost;
    }

    private String knownFile(String symbol) {
        int mark = symbol.indexOf(DebugInfo.LINE_MARK);
        return known.get(mark < 0 ? symbol : symbol.substring(0, mark));
    }

    private String file(String symbol) {
        String known = files.get(symbol);
        return known != null ? known : files.computeIfAbsent(symbol, ignored -> {
            String file = knownFile(symbol);
            return file != null ? file : votes.getOrDefault(symbol, Map.of()).entrySet().stream()
                    .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
        });
    }

    private static Gsym.Inlined covering(List<Gsym.Inlined> level, long address) {
        for (Gsym.Inlined each : level) {
            if (each.covers(address)) {
                return each;
            }
        }
        return null;
    }

    /** Where the frames change in a function. Threads may ask at the same time. */
    private List<Step> steps(Gsym.Function function) {
        TreeSet<Long> boundaries = new TreeSet<>();
        function.rows().forEach(row -> boundaries.add(row.address()));
        addBoundaries(function.inlined(), boundaries);
        boundaries.removeIf(each -> each < function.start() || each >= function.start() + Math.max(1, function.size()));
        List<Frame> stack = start(function);
        List<Step> steps = new ArrayList<>();
        List<Gsym.Row> rows = function.rows();
        int row = 0;
        int line = 0;
        for (long address : boundaries) {
            while (row < rows.size() && rows.get(row).address() <= address) {
                Gsym.Row each = rows.get(row++);
                if (each.file().equals(file(innermost(function, each.address())))) {
                    line = each.line();
                }
            }
            List<Frame> next = frames(function, address, line);
            if (!next.equals(stack)) {
                steps.add(new Step(address, next));
                stack = next;
            }
        }
        return steps;
    }

    private List<Frame> start(Gsym.Function function) {
        return List.of(new Frame(method(function.name()), 0));
    }

    private void function(Gsym.Function function, List<Step> steps, long base) {
        functions.add(new int[] {(int) (function.start() - base), streamsSize});
        uleb(function.size());
        List<Integer> recent = new ArrayList<>();
        List<Frame> stack = start(function);
        uleb(number(stack.get(0).method));
        long at = function.start();
        for (Step each : steps) {
            advance(each.address - at);
            at = each.address;
            change(stack, each.frames, recent);
            stack = each.frames;
        }
        write(0);
    }

    private static void addBoundaries(List<Gsym.Inlined> level, TreeSet<Long> boundaries) {
        for (Gsym.Inlined each : level) {
            for (Gsym.Range range : each.ranges()) {
                boundaries.add(range.start());
                boundaries.add(range.end());
            }
            addBoundaries(each.children(), boundaries);
        }
    }

    /** The frames at an address, outermost first: each with the line of its call, the innermost with that of its row. */
    private List<Frame> frames(Gsym.Function function, long address, int line) {
        List<Frame> frames = new ArrayList<>();
        String symbol = function.name();
        List<Gsym.Inlined> level = function.inlined();
        for (Gsym.Inlined next = covering(level, address); next != null; next = covering(level, address)) {
            frames.add(new Frame(method(symbol), line(symbol, next.callLine())));
            symbol = next.name();
            level = next.children();
        }
        frames.add(new Frame(method(symbol), line(symbol, line)));
        return frames;
    }

    private void advance(long bytes) {
        if (bytes > 0) {
            op(OP_ADVANCE, bytes < LARGEST ? (int) bytes : LARGEST);
            if (bytes >= LARGEST) {
                uleb(bytes);
            }
        }
    }

    /** From one stack to another: frames go, the line of the innermost that stays changes, frames come. */
    private void change(List<Frame> from, List<Frame> to, List<Integer> recent) {
        int common = 0;
        while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
            common++;
        }
        // The first frame that differs may differ in its line only.
        boolean sameMethod = common < from.size() && common < to.size()
                && from.get(common).method == to.get(common).method;
        int kept = sameMethod ? common + 1 : common;
        if (from.size() > kept) {
            op(OP_POP, from.size() - kept - 1);
        }
        if (sameMethod) {
            line(to.get(common).line - from.get(common).line);
        }
        for (int i = kept; i < to.size(); i++) {
            push(to.get(i), recent);
        }
    }

    private void line(int delta) {
        if (delta != 0) {
            boolean small = delta >= -LINE_BIAS && delta + LINE_BIAS < LARGEST;
            op(OP_LINE, small ? delta + LINE_BIAS : LARGEST);
            if (!small) {
                uleb(delta < 0 ? -2L * delta - 1 : 2L * delta);
            }
        }
    }

    private void push(Frame frame, List<Integer> recent) {
        int method = number(frame.method);
        int known = recent.indexOf(method);
        op(OP_PUSH, known < 0 ? LARGEST : known);
        if (known < 0) {
            uleb(method);
            if (recent.size() < LARGEST) {
                recent.add(method);
            }
        }
        uleb(frame.line);
    }

    private void op(int kind, int operand) {
        write(operand << 2 | kind);
    }

    private void uleb(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        write((int) rest);
    }

    private void write(int value) {
        if (streamsSize == streams.length) {
            streams = Arrays.copyOf(streams, streams.length * 2);
        }
        streams[streamsSize++] = (byte) value;
    }

    private int string(String text) {
        return strings.computeIfAbsent(text, ignored -> {
            int offset = stringBytes.size();
            stringBytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            stringBytes.write(0);
            return offset;
        });
    }

    private int number(Method method) {
        if (method.number < 0) {
            method.number = methods.size();
            methods.add(method);
        }
        return method.number;
    }

    private Method method(String symbol) {
        Method known = methodsOfSymbols.get(symbol);
        return known != null ? known
                : methodsOfSymbols.computeIfAbsent(symbol, each -> methodsOfKeys.computeIfAbsent(methodOf(each), Method::new));
    }

    private Key methodOf(String symbol) {
        int parenthesis = symbol.indexOf('(');
        String name = parenthesis < 0 ? symbol : symbol.substring(0, parenthesis);
        int mark = name.indexOf(DebugInfo.LINE_MARK);
        String file = file(symbol).equals(DebugInfo.NO_SOURCE) ? "" : file(symbol);
        if (mark >= 0) {
            int line = Integer.parseInt(name.substring(mark + DebugInfo.LINE_MARK.length()));
            name = name.substring(0, mark);
            file = line < 0 ? NATIVE_FILE : sourceOf(name);
        }
        int dot = name.lastIndexOf('.');
        return new Key(name.substring(0, Math.max(0, dot)), name.substring(dot + 1), file);
    }

    /** The file of a class of the JDK that is nobody's helper class. */
    private static String sourceOf(String method) {
        String type = method.substring(0, method.lastIndexOf('.'));
        String simple = type.substring(type.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$');
        return (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
    }

    /** The line to show in a method: that of HotSpot where it is replaced. */
    private static int line(String symbol, int line) {
        int mark = symbol.indexOf(DebugInfo.LINE_MARK);
        return mark < 0 ? line : Math.max(0, Integer.parseInt(symbol.substring(mark + DebugInfo.LINE_MARK.length())));
    }

    private byte[] table(long base) {
        ByteBuffer methodTable = ByteBuffer.allocate(methods.size() * METHOD_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (Method each : methods) {
            methodTable.putInt(string(each.key.type)).putInt(string(each.key.name)).putInt(string(each.key.file));
        }
        int methodsAt = HEADER_SIZE + functions.size() * FUNCTION_SIZE;
        int streamsAt = methodsAt + methodTable.capacity();
        int stringsAt = streamsAt + streamsSize;
        ByteBuffer table = ByteBuffer.allocate(stringsAt + stringBytes.size()).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(MAGIC).putInt(VERSION).putLong(base).putInt(functions.size()).putInt(methodsAt).putInt(streamsAt).putInt(stringsAt);
        functions.forEach(each -> table.putInt(each[0]).putInt(each[1]));
        return table.put(methodTable.array()).put(streams, 0, streamsSize).put(stringBytes.toByteArray()).array();
    }
}
