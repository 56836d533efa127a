package awesome.libraries;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import com.eclipsesource.json.WriterConfig;
import java.io.IOException;
import java.io.StringReader;

/** minimal-json: documents are read, asked, changed, written, and refused where they are wrong. */
public final class MinimalJson {
    private static final String DOCUMENT = """
            {"name": "Jos\\u00e9 \\"the\\" Example", "age": 42, "tags": ["a", "b\\tc", "", "\\u20ac"],
             "nested": {"deep": {"deeper": [[], {}, [[1, 2.5e-3, -0, 1e400]], null, true, false]}},
             "long": 9223372036854775807, "age": 43, "pi": 3.141592653589793}
            """;
    private static final String[] WRONG = {"", "{", "[1,]", "{\"a\" 1}", "[01]", "\"\\x\"", "nul", "[1] 2",
        "{\"a\":\"\n\"}", "[1.]", "-", "\"\\u12g4\"", "[" + "[".repeat(1200)};

    private MinimalJson() {}

    public static void main(String[] arguments) throws IOException {
        JsonObject object = Json.parse(DOCUMENT).asObject();
        System.out.println(object);
        System.out.println(object.toString(WriterConfig.PRETTY_PRINT));
        System.out.println(object.getString("name", "") + " " + object.getInt("age", -1) + " "
                + object.getLong("long", 0) + " " + object.getDouble("pi", 0) + " " + object.getBoolean("none", true));
        System.out.println(object.names() + " " + object.get("nested").asObject().get("deep").isObject());
        object.set("age", 7).remove("tags").add("list", Json.array(1, -2, 3).add(Json.NULL).add(1.5f));
        System.out.println(object);
        JsonValue same = Json.parse(object.toString());
        System.out.println(object.equals(same) + " " + (object.hashCode() == same.hashCode()));
        for (String each : WRONG) {
            try {
                System.out.println(Json.parse(each));
            } catch (ParseException e) {
                System.out.println(e.getMessage() + " " + e.getLocation().line + " " + e.getLocation().column);
            }
        }
        try {
            object.get("name").asInt();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        large();
    }

    private static void large() throws IOException {
        JsonArray all = new JsonArray();
        for (int i = 0; i < 2000; i++) {
            all.add(new JsonObject().add("id", i).add("square", (long) i * i).add("root", Math.sqrt(i))
                    .add("name", "n\u00e4me" + i));
        }
        String text = all.toString();
        JsonValue again = Json.parse(new StringReader(text));
        double sum = 0;
        for (JsonValue each : again.asArray()) {
            sum += each.asObject().get("root").asDouble();
        }
        System.out.println(text.length() + " " + text.hashCode() + " " + again.equals(all) + " " + sum);
    }
}
