package awesome.kernel.run;

import awesome.abi.run.RunFile;

/**
 * A folder of the host that is to be mounted.
 *
 * @param tag by which name the device has it
 * @param readOnly whether nothing is to be changed in it
 * @param path where, absolute
 */
public record RunShare(String tag, boolean readOnly, String path) {
    /** Reads what follows {@link RunFile#SHARE}. */
    static RunShare parse(String text) throws RunFileException {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        String how = first < 0 || second < 0 ? "" : text.substring(first + 1, second);
        boolean isKnown = how.equals(RunFile.READ_ONLY) || how.equals(RunFile.READ_WRITE);
        if (!isKnown || !text.startsWith("/", second + 1)) {
            throw new RunFileException("no share: " + text);
        }
        return new RunShare(text.substring(0, first), how.equals(RunFile.READ_ONLY), text.substring(second + 1));
    }
}
