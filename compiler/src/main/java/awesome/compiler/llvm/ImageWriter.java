package awesome.compiler.llvm;

import awesome.compiler.CompileError;
import awesome.compiler.elf.ObjectFile;
import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * The image heap as an object file: hubs, host objects, static fields, in one section right after the null
 * page, so that every offset from {@code heap_base} is known here and is a plain number.
 */
public final class ImageWriter {
    private static final int NULL_PAGE = 4096;

    private final Program program;
    private final ImageUses uses;
    private final ObjectFile object = new ObjectFile(".image_heap", true, NULL_PAGE);
    private final ImageBytes bytes = new ImageBytes(NULL_PAGE, object);
    private final Map<ClassInfo, Integer> hubs = new LinkedHashMap<>();
    private final Map<HostObject, Integer> objects = new LinkedHashMap<>();
    private final List<HostObject> unwritten = new ArrayList<>();

    /** An image of this program; {@code uses} is complete. */
    public ImageWriter(Program program, ImageUses uses) {
        this.program = program;
        this.uses = uses;
    }

    /** The object file. */
    public byte[] write() {
        HubWriter hubWriter = new HubWriter(program, bytes, this::reference);
        for (ClassInfo type : program.closed.types()) {
            int offset = bytes.reserve(hubWriter.size(type), 8);
            hubs.put(type, offset);
            symbol(Program.hubSymbol(type), offset);
        }
        // Of equal strings the constants of the code come first: String.intern takes the first that it finds.
        uses.literals().forEach(this::place);
        program.closed.heapObjects().forEach(this::place);
        uses.objects().forEach((name, object) -> symbol(name, place(object)));
        hubs.forEach((type, offset) -> hubWriter.write(type, offset, hubs));
        Map<FieldInfo, Object> statics = new LinkedHashMap<>();
        for (FieldInfo field : uses.statics()) {
            Object value = program.staticValue(field);
            statics.put(field, Layouts.isReference(field) ? (Integer) reference(value) : value);
        }
        uses.selectors().forEach(each -> symbol(ImageUses.slotSymbol(each),
                program.hubTableOffset() + 4 * program.dispatch.slot(each)));
        for (ClassInfo type : uses.ranges()) {
            symbol(ImageUses.firstSymbol(type), program.numbers.first(type));
            symbol(ImageUses.spanSymbol(type), program.numbers.last(type) - program.numbers.first(type));
        }
        // Writing an object places those that it refers to, so the list may grow meanwhile.
        for (int i = 0; i < unwritten.size(); i++) {
            writeObject(unwritten.get(i));
        }
        writeStatics(statics);
        return bytes.write();
    }

    private void writeStatics(Map<FieldInfo, Object> statics) {
        bytes.reserve(0, 8);
        bytes.mark("image_heap_start", NULL_PAGE);
        bytes.mark("image_heap_end", bytes.end());
        bytes.mark("statics_refs_start", bytes.end());
        statics.forEach((field, value) -> {
            if (Layouts.isReference(field)) {
                writeStatic(field, value);
            }
        });
        bytes.mark("statics_refs_end", bytes.end());
        bytes.reserve(0, 8);
        bytes.mark("statics_data_start", bytes.end());
        statics.forEach((field, value) -> {
            if (!Layouts.isReference(field)) {
                writeStatic(field, value);
            }
        });
        bytes.mark("statics_data_end", bytes.end());
    }

    private void writeStatic(FieldInfo field, Object value) {
        int size = Layouts.size(field);
        int offset = bytes.reserve(size, size);
        symbol(Program.staticSymbol(field), offset);
        bytes.put(offset, size, bits(value));
    }

    /** An absolute symbol, most often an offset from heap_base. */
    private void symbol(String name, int value) {
        object.number(name, value);
    }

    private ClassInfo classOf(HostObject object) {
        return program.world.get(object.className());
    }

    private int place(HostObject object) {
        Integer known = objects.get(object);
        if (known != null) {
            return known;
        }
        ClassInfo type = classOf(object);
        if (!hubs.containsKey(type)) {
            throw new CompileError("the image heap holds an object of " + type + ", which the closed world does not contain");
        }
        int size = type.isArray()
                ? Layouts.ARRAY_BASE + object.length() * elementSize(type)
                : program.layouts.of(type).instanceSize();
        int offset = bytes.reserve((size + 7) & ~7, 8);
        objects.put(object, offset);
        unwritten.add(object);
        return offset;
    }

    private int elementSize(ClassInfo arrayType) {
        return Layouts.size(arrayType.component().type(), false);
    }

    /** The 32-bit form of a reference in the analysis's terms. */
    private int reference(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof ClassInfo named) {
            Integer hub = hubs.get(named);
            if (hub == null) {
                throw new CompileError("the image heap refers to the class object of " + named
                        + ", which the closed world does not contain");
            }
            return hub;
        }
        return place((HostObject) value);
    }

    /** The bits of a value in the analysis's terms; references as Integer offsets. */
    private static long bits(Object value) {
        if (value == null) {
            return 0;
        } else if (value instanceof Integer number) {
            return number;
        } else if (value instanceof Long number) {
            return number;
        } else if (value instanceof Float number) {
            return Float.floatToRawIntBits(number);
        } else if (value instanceof Double number) {
            return Double.doubleToRawLongBits(number);
        } else if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof Character character) {
            return character;
        }
        return ((Number) value).longValue();
    }

    private void writeObject(HostObject object) {
        ClassInfo type = classOf(object);
        int offset = objects.get(object);
        bytes.put(offset, 4, hubs.get(type));
        bytes.put(offset + 4, 4, (long) object.identityHash() << 8);
        if (!type.isArray()) {
            for (Map.Entry<FieldInfo, Integer> each : program.layouts.of(type).offsets().entrySet()) {
                FieldInfo field = each.getKey();
                Object value = program.closed.fieldValue(object, field);
                if (value == null && field.isNonNull()) {
                    throw new CompileError("the image heap has an object of " + type + " whose field " + field.name()
                            + " is null, which @NonNull says it never is");
                }
                bytes.put(offset + each.getValue(), Layouts.size(field), Layouts.isReference(field) ? reference(value) : bits(value));
            }
            return;
        }
        bytes.put(offset + Layouts.ARRAY_LENGTH, 4, object.length());
        int contents = offset + Layouts.ARRAY_BASE;
        if (type.component().isPrimitive()) {
            writeElements(contents, object.primitiveArray());
            return;
        }
        int size = elementSize(type);
        for (int i = 0; i < object.length(); i++) {
            bytes.put(contents + i * size, size, reference(program.closed.elementValue(object, i)));
        }
    }

    private void writeElements(int offset, Object array) {
        if (array instanceof byte[] all) {
            bytes.put(offset, all);
        } else if (array instanceof char[] all) {
            for (int i = 0; i < all.length; i++) {
                bytes.put(offset + i * Character.BYTES, Character.BYTES, all[i]);
            }
        } else if (array instanceof int[] all) {
            for (int i = 0; i < all.length; i++) {
                bytes.put(offset + i * Integer.BYTES, Integer.BYTES, all[i]);
            }
        } else {
            int size = Layouts.size(Type.getType(array.getClass().getComponentType()), false);
            for (int i = 0; i < Array.getLength(array); i++) {
                bytes.put(offset + i * size, size, bits(Array.get(array, i)));
            }
        }
    }
}
