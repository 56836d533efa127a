package awesome.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** Resources that the compiler put into the image: the calls of them by name end here. */
public final class Resources {
    private Resources() {}

    /** A stream of a resource, whose bytes are the characters of these strings. */
    public static InputStream stream(String[] pieces) {
        return new ByteArrayInputStream(content(pieces));
    }

    /**
     * The URL of a resource.
     *
     * @param path its name, with a slash before it, as in a URL
     */
    public static URL url(String[] pieces, String path) {
        try {
            return new URL("resource", "", -1, path, new ResourceHandler(path, pieces));
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a resource has no URL: " + path, e);
        }
    }

    /** Bytes of a resource. */
    static int length(String[] pieces) {
        int length = 0;
        for (String each : pieces) {
            length += each.length();
        }
        return length;
    }

    private static byte[] content(String[] pieces) {
        byte[] content = new byte[length(pieces)];
        int at = 0;
        for (String each : pieces) {
            byte[] piece = each.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(piece, 0, content, at, piece.length);
            at += piece.length;
        }
        return content;
    }

    /**
     * The bundle of two property files, either of which may be null.
     *
     * @param base what holds for all locales
     * @param english what is looked up first
     */
    public static ResourceBundle bundle(String name, String[] base, String[] english) {
        try {
            ResourceBundle bundle = base == null ? null : new Properties(name, base, null, Locale.ROOT);
            if (english != null) {
                bundle = new Properties(name, english, bundle, Locale.ENGLISH);
            }
            if (bundle != null) {
                return bundle;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the property files of " + name + " cannot be read", e);
        }
        throw new MissingResourceException("Can't find bundle for base name " + name + ", locale " + Locale.getDefault(),
                name + "_" + Locale.getDefault(), "");
    }

    /** A text in UTF-8 or, if it is not that, in ISO 8859-1. */
    private static Reader text(String[] pieces) {
        byte[] content = content(pieces);
        try {
            return new StringReader(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException e) {
            return new StringReader(new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    /** A property file as part of a bundle. */
    private static final class Properties extends PropertyResourceBundle {
        private final String name;
        private final Locale locale;

        Properties(String name, String[] pieces, ResourceBundle parent, Locale locale) throws IOException {
            super(text(pieces));
            this.name = name;
            this.locale = locale;
            setParent(parent);
        }

        @Override
        public String getBaseBundleName() {
            return name;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }
    }
}
