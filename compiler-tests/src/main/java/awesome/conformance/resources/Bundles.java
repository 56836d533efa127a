package awesome.conformance.resources;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;

/** Resource bundles of property files: the language's file before the one for all, keys of both, what is missing. */
public final class Bundles {
    private Bundles() {}

    public static void main(String[] arguments) {
        ResourceBundle words = ResourceBundle.getBundle("awesome.conformance.resources.words");
        for (String key : new TreeSet<>(words.keySet())) {
            System.out.println(key + " = " + words.getString(key));
        }
        System.out.println(words.containsKey("extra") + " " + words.containsKey("other"));
        System.out.println(MessageFormat.format(words.getString("farewell"), "Ann"));
        System.out.println(words.getLocale() + " " + words.getBaseBundleName());
        System.out.println(ResourceBundle.getBundle("root").getString("name") + ResourceBundle.getBundle("root").getLocale());
        try {
            words.getString("other");
        } catch (MissingResourceException e) {
            System.out.println(e.getKey());
        }
        try {
            ResourceBundle.getBundle("awesome.conformance.resources.absent");
        } catch (MissingResourceException e) {
            System.out.println(e.getMessage() + "; " + e.getClassName() + "; " + e.getKey());
        }
    }
}
