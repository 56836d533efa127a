package awesome.compiler.analysis;

import awesome.compiler.model.MethodInfo;
import java.util.Set;

/** What no image can do, said at the method that the program calls: what is behind it would only be harder to understand. */
final class Unsupported {
    private static final Set<String> LOADING = Set.of("defineClass", "loadClass", "findClass", "findSystemClass", "findLoadedClass",
            "getSystemClassLoader", "getPlatformClassLoader");

    private static final String RESOURCES =
            "an image has those resources of its class path that code opens with X.class.getResourceAsStream(\"name\"), or finds"
                    + " with getResource, class and name being constants; do that, or read a file";

    private Unsupported() {}

    /** Why a method cannot be in an image, and what to do; null if nothing is known against it. */
    static String reason(MethodInfo method) {
        if (method.magic("Origin").isPresent()) {
            // A substitution knows better.
            return null;
        }
        String owner = method.owner().name();
        String why = null;
        if (owner.equals("java/lang/Class") && method.magic("Remove").isPresent()) {
            why = method.name().startsWith("getResource") ? RESOURCES
                    : "an image keeps no descriptions of classes (reflection) and finds none by name; use the class or member directly";
        } else if (owner.equals("java/lang/ClassLoader") && method.name().matches("get(System)?Resource.*")) {
            why = RESOURCES;
        } else if (owner.equals("java/util/ResourceBundle") && method.name().startsWith("getBundle")) {
            why = "an image has those resource bundles that code gets with ResourceBundle.getBundle(\"name\") for a name that is a"
                    + " constant and has a property file on the class path; do that, or read a file";
        } else if (owner.startsWith("java/lang/reflect/") && Set.of("Method", "Constructor", "Field", "Proxy", "Executable")
                .contains(owner.substring(owner.lastIndexOf('/') + 1))) {
            why = "there is no reflection in an image; use the class or member directly";
        } else if (owner.equals("java/util/ServiceLoader")) {
            why = "services are found by reflection, which no image has; make the object that you want";
        } else if (owner.equals("java/lang/ClassLoader") && LOADING.contains(method.name()) || owner.equals("java/net/URLClassLoader")
                || owner.equals("java/lang/ModuleLayer")) {
            why = "an image loads no classes at run time; name them in the program";
        } else if (owner.equals("java/io/ObjectInputStream") || owner.equals("java/io/ObjectOutputStream")) {
            why = "serialisation needs reflection, which no image has; write and read the fields yourself";
        } else if (owner.equals("java/lang/invoke/MethodHandles$Lookup") || owner.equals("java/lang/invoke/MethodHandle")) {
            why = "method handles are not supported, except for VarHandles that static initialisers make of constants;"
                    + " use a lambda or a method reference";
        }
        return why == null ? null : method + " cannot be compiled: " + why;
    }
}
