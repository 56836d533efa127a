package awesome.runtime.jdk.file;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.linux.file.FileCalls;

/** {@code sun.nio.fs.UnixFileStoreAttributes}: filled by statfs(2). */
@TargetClass(value = "sun.nio.fs.UnixFileStoreAttributes", target = "linux")
final class Target_sun_nio_fs_UnixFileStoreAttributes {
    private static final int BYTES = 120;

    @Alias private long f_frsize;
    @Alias private long f_blocks;
    @Alias private long f_bfree;
    @Alias private long f_bavail;

    private Target_sun_nio_fs_UnixFileStoreAttributes() {}

    @Inject
    long fill(long pathAddress) {
        byte[] struct = new byte[BYTES];
        Address at = Address.of(FileCalls.address(struct));
        long result = FileCalls.call(SystemCallNumber.STATFS, pathAddress, at.bits(), 0);
        f_blocks = at.readLong(16);
        f_bfree = at.readLong(24);
        f_bavail = at.readLong(32);
        f_frsize = at.readLong(72);
        Objects.keepAlive(struct);
        return result;
    }
}
