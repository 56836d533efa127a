package awesome.conformance.exceptions;

/** try with resources closes in reverse order and keeps exceptions of close as suppressed. */
public final class Resources {
    private Resources() {}

    private record Resource(String name, boolean failsToClose) implements AutoCloseable {
        Resource {
            System.out.print("open " + name + " ");
            if (name.isEmpty()) {
                throw new IllegalStateException("cannot open");
            }
        }

        @Override
        public void close() {
            System.out.print("close " + name + " ");
            if (failsToClose) {
                throw new IllegalArgumentException("close " + name);
            }
        }
    }

    private static void show(Throwable e) {
        System.out.print(e);
        for (Throwable each : e.getSuppressed()) {
            System.out.print(" suppressed " + each);
        }
        System.out.println();
    }

    private static void use(String first, boolean firstFails, String second, boolean secondFails, boolean bodyFails) {
        try (Resource a = new Resource(first, firstFails); Resource b = new Resource(second, secondFails)) {
            System.out.print("use " + a.name() + b.name() + " ");
            if (bodyFails) {
                throw new UnsupportedOperationException("body");
            }
            System.out.println();
        } catch (RuntimeException e) {
            show(e);
        } finally {
            System.out.println("done");
        }
    }

    public static void main(String[] arguments) {
        use("a", false, "b", false, false);
        use("a", true, "b", true, true);
        use("a", true, "b", false, false);
        use("a", true, "b", true, false);
        use("a", true, "", false, false);
        use("a", false, "b", true, true);
        Resource outside = new Resource("outside", false);
        try (outside; Resource none = arguments.length > 100 ? outside : null) {
            System.out.println(none);
        }
        System.out.println();
    }
}
