package awesome.runtime.jdk.file;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.runtime.linux.file.FileCalls;

/** {@code sun.nio.fs.UnixCopyFile}: copying what a file holds. */
@TargetClass(value = "sun.nio.fs.UnixCopyFile", target = "linux")
final class Target_sun_nio_fs_UnixCopyFile {
    private static final int BUFFER = 64 << 10;
    private static final int ECANCELED = 125;

    private Target_sun_nio_fs_UnixCopyFile() {}

    /** Copies up to the end of the file; {@code cancel} is zero, or the address of a word that asks to stop. */
    @Replace
    static void transfer(int target, int source, long cancel) throws Target_sun_nio_fs_UnixException {
        byte[] buffer = new byte[BUFFER];
        int count = FileCalls.read(source, buffer, 0, BUFFER);
        while (count > 0) {
            if (cancel != 0 && Address.of(cancel).readIntVolatile() != 0) {
                throw new Target_sun_nio_fs_UnixException(ECANCELED);
            }
            Target_sun_nio_fs_UnixException.check(FileCalls.writeAll(target, buffer, 0, count));
            count = FileCalls.read(source, buffer, 0, BUFFER);
        }
        Target_sun_nio_fs_UnixException.check(count);
    }
}
