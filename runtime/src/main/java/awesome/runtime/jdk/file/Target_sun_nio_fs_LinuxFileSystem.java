package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.TextFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code sun.nio.fs.LinuxFileSystem}: what is mounted, from {@code /proc/mounts} (proc(5), fstab(5)). */
@TargetClass(value = "sun.nio.fs.LinuxFileSystem", target = "linux")
final class Target_sun_nio_fs_LinuxFileSystem {
    private static final int FIELDS = 4;

    private Target_sun_nio_fs_LinuxFileSystem() {}

    @Replace
    List<Mount> getMountEntries(String table) {
        List<Mount> mounts = new ArrayList<>();
        for (String line : TextFiles.read("/proc/mounts").split("\n")) {
            String[] fields = line.split(" ");
            if (fields.length >= FIELDS) {
                Mount mount = new Mount();
                mount.name = unescaped(fields[0]);
                mount.dir = unescaped(fields[1]);
                mount.fstype = unescaped(fields[2]);
                mount.opts = unescaped(fields[3]);
                mounts.add(mount);
            }
        }
        return mounts;
    }

    /** Blanks and backslashes are three octal digits behind a backslash. */
    @Inject
    private static byte[] unescaped(String field) {
        String text = field.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\");
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Its fields are set. */
    @TargetClass(value = "sun.nio.fs.UnixMountEntry", target = "linux")
    static final class Mount {
        @Alias private byte[] name;
        @Alias private byte[] dir;
        @Alias private byte[] fstype;
        @Alias private byte[] opts;

        @Alias
        Mount() {}
    }
}
