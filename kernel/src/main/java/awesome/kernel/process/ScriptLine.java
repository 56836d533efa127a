package awesome.kernel.process;

/**
 * The first line of a script, {@code #!interpreter argument} (execve(2), "Interpreter scripts").
 *
 * @param interpreter its path
 * @param argument what follows, spaces in it included; empty for none
 */
record ScriptLine(String interpreter, String argument) {
    /** Most bytes of the line that count. */
    static final int LONGEST = 256;

    /**
     * Reads the start of a file.
     *
     * @return null if it is no script
     */
    static ScriptLine parse(byte[] bytes, int length) {
        if (length < 2 || bytes[0] != '#' || bytes[1] != '!') {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 2; i < length && bytes[i] != '\n' && bytes[i] != 0; i++) {
            text.append((char) (bytes[i] & 0xff));
        }
        int start = skipBlanks(text, 0);
        int end = start;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        if (start == end) {
            return null;
        }
        int argument = skipBlanks(text, end);
        int last = text.length();
        while (last > argument && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return new ScriptLine(text.substring(start, end), text.substring(argument, last));
    }

    private static int skipBlanks(StringBuilder text, int from) {
        int i = from;
        while (i < text.length() && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
