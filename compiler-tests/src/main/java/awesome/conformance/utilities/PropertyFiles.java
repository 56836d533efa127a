package awesome.conformance.utilities;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Properties: reading, writing, defaults, escapes. */
public final class PropertyFiles {
    private PropertyFiles() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader("# comment\n! another\nkey = value\nother:two words \\\n   continued\n"
                + "empty\n\\u0041\\ b=\\t\\\\x\n=no key\n"
                + "spaced   value here\nlast=\u00e4"));
        for (String each : new TreeSet<>(properties.stringPropertyNames())) {
            System.out.println("<" + each + "> <" + properties.getProperty(each) + ">");
        }
        Properties derived = new Properties(properties);
        derived.setProperty("key", "new");
        System.out.println(derived.getProperty("key") + " " + derived.getProperty("empty") + " "
                + derived.getProperty("none", "other") + " "
                + derived.size() + " " + derived.stringPropertyNames().size() + " " + properties.containsKey("key"));
        StringWriter out = new StringWriter();
        Properties one = new Properties();
        one.setProperty(" a=b", "#x \u00e4\n");
        one.store(out, "title");
        System.out.println(out.toString().lines().filter(each -> !each.startsWith("#") || each.equals("#title"))
                .collect(Collectors.joining("|")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        one.store(bytes, null);
        Properties again = new Properties();
        again.load(new ByteArrayInputStream(bytes.toByteArray()));
        System.out.println(again.equals(one));
        show(() -> {
            new Properties().load(new StringReader("bad=\\u12"));
            return null;
        });
    }
}
