package awesome.libraries;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Jackson's streaming parser and generator, on characters and on bytes. */
public final class JacksonCore {
    private JacksonCore() {}

    private static void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", "J\u00f6rg \"x\" \ud83d\ude00\n");
        out.writeFieldName("numbers");
        out.writeStartArray();
        for (int i = 0; i < 40; i += 7) {
            out.writeNumber(i * i - 100);
        }
        out.writeNumber(1.5e-300);
        out.writeNumber(0.1f);
        out.writeNumber(Long.MIN_VALUE);
        out.writeNumber(BigInteger.TEN.pow(30));
        out.writeNumber(new BigDecimal("1.000"));
        out.writeEndArray();
        out.writeObjectFieldStart("inner");
        out.writeBooleanField("yes", true);
        out.writeNullField("nothing");
        out.writeBinaryField("bytes", new byte[] {1, 2, 3, 4});
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void read(JsonParser in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (JsonToken each = in.nextToken(); each != null; each = in.nextToken()) {
            line.append(each).append(' ');
            if (each.isNumeric()) {
                line.append(in.getNumberType()).append(' ').append(in.getNumberValue()).append(' ');
            } else if (each.isScalarValue() || each == JsonToken.FIELD_NAME) {
                line.append('<').append(in.getText()).append("> ");
            }
            line.append(in.getCurrentLocation().getColumnNr()).append(each.isStructEnd() ? "\n" : ";");
        }
        System.out.println(line);
    }

    private static void fail(JsonFactory factory, String text) throws IOException {
        try (JsonParser in = factory.createParser(text)) {
            while (in.nextToken() != null) {
                in.getText();
            }
            System.out.println("fine: " + text);
        } catch (JsonParseException e) {
            System.out.println(e.getOriginalMessage() + " " + e.getLocation().getColumnNr());
        }
    }

    public static void main(String[] arguments) throws IOException {
        JsonFactory factory = new JsonFactory();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text).useDefaultPrettyPrinter()) {
            write(out);
        }
        System.out.println(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            write(out);
        }
        System.out.println(bytes.toString(StandardCharsets.UTF_8));
        try (JsonParser in = factory.createParser(bytes.toByteArray())) {
            read(in);
        }
        JsonFactory lenient = new JsonFactory().enable(JsonParser.Feature.ALLOW_COMMENTS)
                .enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).enable(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES);
        try (JsonParser in = lenient.createParser("{a: 'x' /* comment */, 'b': [1, 2]}")) {
            read(in);
        }
        for (String each : new String[] {"{\"a\": [1, 2,, 3]}", "{\"a\" 1}", "[1, 2", "\"open", "[01]", "nul",
            "[\"\\x\"]", "{\"a\": 1e}", "[1]]", "", "[\"tab\there\"]"}) {
            fail(factory, each);
        }
    }
}
