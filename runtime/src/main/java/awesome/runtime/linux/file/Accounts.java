package awesome.runtime.linux.file;

/** Names and numbers of users and groups, from {@code /etc/passwd} and {@code /etc/group} (passwd(5), group(5)). */
public final class Accounts {
    public static final String USERS = "/etc/passwd";
    public static final String GROUPS = "/etc/group";

    private static final int NUMBER = 2;

    private Accounts() {}

    /** The name with this number; null if the file has none. */
    public static String name(String file, int number) {
        String wanted = Integer.toUnsignedString(number);
        for (String line : TextFiles.read(file).split("\n")) {
            String[] parts = line.split(":");
            if (parts.length > NUMBER && parts[NUMBER].equals(wanted)) {
                return parts[0];
            }
        }
        return null;
    }

    /** The number of a name; -1 if the file has none. */
    public static int number(String file, String name) {
        for (String line : TextFiles.read(file).split("\n")) {
            String[] parts = line.split(":");
            if (parts.length > NUMBER && parts[0].equals(name)) {
                return Integer.parseUnsignedInt(parts[NUMBER]);
            }
        }
        return -1;
    }
}
