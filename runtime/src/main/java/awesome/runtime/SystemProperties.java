package awesome.runtime;

import java.util.Properties;

/** System properties: a few that say how text and paths look, and those that the program sets. */
public final class SystemProperties {
    private static final String[] NAMES = {"line.separator", "file.separator", "path.separator", "file.encoding",
        "native.encoding", "sun.jnu.encoding", "java.specification.version", "java.version", "java.vendor",
        "java.class.version", "java.class.path", "java.home", "os.arch", "os.name", "os.version", "user.dir",
        "user.home", "user.name", "user.language", "java.io.tmpdir"};

    /** All properties, once a program has asked for all or set one; before, there is no need for a table. */
    private static volatile Properties table;

    private SystemProperties() {}

    /** The value of a property; null if there is none. */
    public static String get(String key) {
        Properties all = table;
        if (all != null) {
            return all.getProperty(key);
        }
        return switch (key) {
            case "line.separator" -> "\n";
            case "file.separator" -> "/";
            case "path.separator" -> ":";
            case "file.encoding", "native.encoding", "sun.jnu.encoding" -> "UTF-8";
            case "java.specification.version", "java.version" -> "17";
            case "java.vendor" -> "Awesome";
            case "java.class.version" -> "61.0";
            case "java.class.path", "java.home" -> "";
            case "os.arch" -> "amd64";
            case "os.name" -> "Linux";
            case "os.version" -> "";
            case "user.dir" -> Platform.current().workingFolder();
            case "user.home" -> otherwise(Variables.get("HOME"), "/");
            case "user.name" -> otherwise(Variables.get("USER"), "?");
            case "user.language" -> "en";
            case "java.io.tmpdir" -> "/tmp";
            default -> null;
        };
    }

    private static String otherwise(String value, String replacement) {
        return value == null ? replacement : value;
    }

    /** The table of all properties, which can be changed. */
    public static synchronized Properties all() {
        if (table == null) {
            table = initial();
        }
        return table;
    }

    /** Has all properties in this table from now on; null means the initial ones. */
    public static synchronized void set(Properties properties) {
        table = properties == null ? initial() : properties;
    }

    private static Properties initial() {
        table = null;
        Properties all = new Properties();
        for (String each : NAMES) {
            all.setProperty(each, get(each));
        }
        return all;
    }
}
