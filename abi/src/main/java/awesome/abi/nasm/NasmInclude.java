package awesome.abi.nasm;

import awesome.abi.boot.BootFailure;
import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.DiskHeader;
import awesome.abi.boot.MemoryRegionLayout;
import awesome.magic.HostOnly;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes {@code boot_abi.inc} into the directory that is its only argument. */
@HostOnly
public final class NasmInclude {
    private static final List<Class<?>> SOURCES =
            List.of(BootInfoLayout.class, MemoryRegionLayout.class, DiskHeader.class);

    private NasmInclude() {}

    /** A field of a layout with its place. */
    public record Place(String name, int offset, int bytes, String meaning) {}

    /** Writes the file. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: NasmInclude DIRECTORY");
        }
        Path file = Path.of(args[0], "boot_abi.inc");
        String text = text();
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
    }

    /** The whole include file. */
    public static String text() {
        StringBuilder out = new StringBuilder("; Generated from the Java package awesome.abi.boot. Do not edit.\n");
        for (Class<?> source : SOURCES) {
            out.append("\n; ").append(source.getSimpleName()).append('\n');
            appendConstants(out, source);
            appendLayout(out, source);
        }
        out.append("\n; BootFailure: codes and what is printed for them\n");
        for (BootFailure failure : BootFailure.values()) {
            line(out, "FAIL_" + failure.name(), String.valueOf(failure.code()), "");
            out.append("%define FAIL_").append(failure.name()).append("_TEXT \"").append(failure.text()).append("\"\n");
        }
        return out.toString();
    }

    /** The fields of a layout by offset; fails if two overlap or one sticks out. */
    public static List<Place> places(Class<?> source) {
        Layout layout = source.getAnnotation(Layout.class);
        List<Place> places = new ArrayList<>();
        for (java.lang.reflect.Field constant : source.getDeclaredFields()) {
            Field field = constant.getAnnotation(Field.class);
            if (field != null) {
                places.add(new Place(constant.getName(), (int) number(constant), field.bytes(), field.value()));
            }
        }
        places.sort(Comparator.comparingInt(Place::offset));
        int end = 0;
        for (Place place : places) {
            if (place.offset < end || place.offset % Math.min(place.bytes, 8) != 0) {
                throw new IllegalStateException(source.getName() + "." + place.name + " overlaps or is not aligned");
            }
            end = place.offset + place.bytes;
        }
        if (end > layout.size()) {
            throw new IllegalStateException(source.getName() + " has fields beyond its " + layout.size() + " bytes");
        }
        return places;
    }

    private static void appendLayout(StringBuilder out, Class<?> source) {
        Layout layout = source.getAnnotation(Layout.class);
        for (Place place : places(source)) {
            String name = layout.prefix() + "." + place.name.toLowerCase(Locale.ROOT);
            line(out, name, "0x" + Integer.toHexString(place.offset), place.bytes + " bytes: " + place.meaning);
        }
        line(out, layout.prefix() + "_size", String.valueOf(layout.size()), "");
    }

    private static void appendConstants(StringBuilder out, Class<?> source) {
        Constants constants = source.getAnnotation(Constants.class);
        if (constants == null) {
            return;
        }
        for (java.lang.reflect.Field constant : source.getDeclaredFields()) {
            if (constant.isAnnotationPresent(Field.class) || !Modifier.isPublic(constant.getModifiers())) {
                continue;
            }
            line(out, constants.prefix() + "_" + constant.getName(), "0x" + Long.toHexString(number(constant)), "");
        }
    }

    private static long number(java.lang.reflect.Field constant) {
        try {
            return ((Number) constant.get(null)).longValue();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant + " is not public", e);
        }
    }

    private static void line(StringBuilder out, String name, String value, String comment) {
        out.append("%define ").append(name).append(' ').append(value);
        if (!comment.isEmpty()) {
            out.append("    ; ").append(comment);
        }
        out.append('\n');
    }
}
