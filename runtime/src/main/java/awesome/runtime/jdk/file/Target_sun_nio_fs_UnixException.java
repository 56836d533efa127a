package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.ErrorNumbers;

/** {@code sun.nio.fs.UnixException}: an error number, which becomes one of the exceptions of {@code java.nio.file}. */
@TargetClass(value = "sun.nio.fs.UnixException", target = "linux")
@SuppressWarnings("serial")
final class Target_sun_nio_fs_UnixException extends Exception {
    @Alias
    Target_sun_nio_fs_UnixException(int number) {}

    /** The result of a call, unless it is an error. */
    @Inject
    static long check(long result) throws Target_sun_nio_fs_UnixException {
        if (ErrorNumbers.isError(result)) {
            throw new Target_sun_nio_fs_UnixException((int) -result);
        }
        return result;
    }
}
