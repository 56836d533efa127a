package awesome.run;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of the host that is mounted in the machine, so that both see the same files.
 *
 * @param folder where it is, absolute
 * @param guest where the machine has it, absolute
 * @param readOnly whether the machine cannot change anything in it
 */
record HostShare(Path folder, Path guest, boolean readOnly) {
    private static final String READ_ONLY = ":ro";

    /**
     * Understands {@code DIR}, {@code DIR:GUEST}, and either with {@code :ro} behind it. Relative paths start from {@code directory}, on
     * both sides; without {@code GUEST} the path is the same on both. A folder whose name has a colon is found too.
     *
     * @throws CannotRunException if there is no such folder, or it cannot be mounted there
     */
    static HostShare parse(String text, Path directory) throws CannotRunException {
        boolean readOnly = text.endsWith(READ_ONLY) && !Files.exists(directory.resolve(text));
        String paths = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        Path folder = directory.resolve(paths).normalize();
        Path guest = folder;
        int colon = paths.lastIndexOf(':');
        if (colon > 0 && colon < paths.length() - 1 && !Files.exists(folder)) {
            folder = directory.resolve(paths.substring(0, colon)).normalize();
            guest = directory.resolve(paths.substring(colon + 1)).normalize();
        }
        if (!Files.isDirectory(folder)) {
            throw wrong(Files.exists(folder) ? folder + " is no folder; give a file with --file" : "there is no folder " + folder);
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw wrong("no permission to read " + folder);
        }
        if (guest.getNameCount() == 0) {
            throw wrong("it cannot take the place of all files of the machine; say where it is to be, such as " + text + ":/host");
        }
        return new HostShare(folder, guest, readOnly);
    }

    private static CannotRunException wrong(String what) {
        return new CannotRunException(Ending.MACHINE_FAILED, "--share: " + what);
    }

    /** By which name the machine has that of a number. */
    static String tag(int number) {
        return "share" + number;
    }
}
