package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Objects;

/** {@code java.nio.file.Files}: strings are read and written whatever module the path's class is of. */
@TargetClass(value = "java.nio.file.Files", target = "linux")
final class Target_java_nio_file_Files {
    private Target_java_nio_file_Files() {}

    @Replace
    public static String readString(Path path, Charset charset) throws IOException {
        Objects.requireNonNull(path);
        Objects.requireNonNull(charset);
        return Text.newStringNoRepl(Files.readAllBytes(path), charset);
    }

    @Replace
    public static Path writeString(Path path, CharSequence text, Charset charset, OpenOption... options)
            throws IOException {
        Objects.requireNonNull(path);
        Objects.requireNonNull(text);
        Objects.requireNonNull(charset);
        return Files.write(path, Text.getBytesNoRepl(String.valueOf(text), charset), options);
    }

    /** Only its strict conversions are used. */
    @TargetClass(value = "java.lang.String", target = "linux")
    static final class Text {
        private Text() {}

        @Alias
        static native String newStringNoRepl(byte[] bytes, Charset charset) throws CharacterCodingException;

        @Alias
        static native byte[] getBytesNoRepl(String text, Charset charset) throws CharacterCodingException;
    }
}
