package awesome.conformance.process;

import java.util.Properties;
import java.util.concurrent.Callable;

/** System properties: set, clear, all of them; the environment. */
public final class SystemProperties {
    private SystemProperties() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(System.setProperty("own", "1") + " " + System.setProperty("own", "2") + " "
                + System.getProperty("own") + " " + Integer.getInteger("own") + " "
                + Boolean.getBoolean("own") + " " + Long.getLong("none", 7L) + " " + System.clearProperty("own") + " "
                + System.getProperty("own"));
        Properties all = System.getProperties();
        System.out.println(all.getProperty("file.separator") + all.getProperty("path.separator")
                + all.getProperty("line.separator").length() + " "
                + all.getProperty("java.specification.version") + " " + all.getProperty("os.name") + " "
                + all.getProperty("user.dir").startsWith("/") + " "
                + all.getProperty("file.encoding") + " " + all.getProperty("java.io.tmpdir"));
        all.setProperty("through", "the table");
        System.out.println(System.getProperty("through") + " " + System.getenv("LC_ALL") + " "
                + System.getenv("NO_SUCH") + " " + System.getenv().containsKey("LC_ALL"));
        show(() -> System.getProperty(""));
        show(() -> System.getProperty(null));
        show(() -> System.setProperty("a", null));
        show(() -> System.getenv().put("a", "b"));
    }
}
