package awesome.runtime.linux;

import awesome.magic.raw.Address;
import awesome.runtime.RawText;

/** The environment of the process, where the kernel left it (System V ABI AMD64, 3.4.1). */
final class Environment {
    private static Address start;

    private Environment() {}

    /** Remembers where the environment is, for {@link #all}. */
    static void bind(Address arguments) {
        start = variables(arguments);
    }

    /** The variables as they are, decoded as UTF-8. */
    static String[] all() {
        int count = 0;
        while (start.readLong(8L * count) != 0) {
            count++;
        }
        String[] result = new String[count];
        for (int i = 0; i < count; i++) {
            result[i] = RawText.read(Address.of(start.readLong(8L * i)));
        }
        return result;
    }

    private static Address variables(Address arguments) {
        return arguments.plus(8 * (arguments.readLong() + 2));
    }

    /**
     * The number that a variable is set to in decimal.
     *
     * @param arguments where argc is; argv and the environment follow
     * @return {@code otherwise} if there is no such variable; what comes behind the digits does not count
     */
    static int number(Address arguments, String name, int otherwise) {
        Address each = variables(arguments);
        while (each.readLong() != 0) {
            Address text = Address.of(each.readLong());
            if (isNamed(text, name)) {
                return digits(text.plus(name.length() + 1));
            }
            each = each.plus(8);
        }
        return otherwise;
    }

    private static boolean isNamed(Address text, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (text.readByte(i) != name.charAt(i)) {
                return false;
            }
        }
        return text.readByte(name.length()) == '=';
    }

    private static int digits(Address text) {
        int number = 0;
        for (Address at = text; at.readByte() >= '0' && at.readByte() <= '9'; at = at.plus(1)) {
            number = number * 10 + at.readByte() - '0';
        }
        return number;
    }
}
