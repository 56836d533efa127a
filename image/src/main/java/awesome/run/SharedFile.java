package awesome.run;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file or folder of the host that the guest gets.
 *
 * @param host where it is, absolute
 * @param guest where the guest finds it, absolute
 */
record SharedFile(Path host, Path guest) {
    /**
     * Understands {@code HOST} and {@code HOST:GUEST}. Relative paths start from {@code directory}, on both sides;
     * without {@code GUEST} the path is the same on both. A host file whose name has a colon is found too.
     *
     * @throws CannotRunException if there is no such file
     */
    static SharedFile parse(String text, Path directory) throws CannotRunException {
        Path whole = directory.resolve(text).normalize();
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || Files.exists(whole)) {
            return of(whole, whole);
        }
        return of(directory.resolve(text.substring(0, colon)).normalize(),
                directory.resolve(text.substring(colon + 1)).normalize());
    }

    private static SharedFile of(Path host, Path guest) throws CannotRunException {
        if (!Files.isReadable(host)) {
            throw new CannotRunException(Ending.MACHINE_FAILED,
                    "--file: " + (Files.exists(host) ? "no permission to read " : "there is no file ") + host);
        }
        return new SharedFile(host, guest);
    }
}
