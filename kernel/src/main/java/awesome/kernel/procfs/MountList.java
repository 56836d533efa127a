package awesome.kernel.procfs;

import awesome.abi.linux.MountFlag;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Mount;
import awesome.kernel.vfs.Mounts;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;

/** What is mounted, as a process sees it (proc(5)). */
final class MountList {
    private MountList() {}

    /** The content of {@code mounts}: those that can be reached from {@code root}. */
    static String mounts(Mounts mounts, Place root) {
        StringBuilder out = new StringBuilder();
        for (Mount each : mounts.all()) {
            String path = path(each, root);
            if (path != null) {
                quote(out, each.source()).append(' ');
                quote(out, path).append(' ').append(each.fileSystem().type()).append(' ');
                out.append(each.isReadOnly() ? "ro" : "rw").append(flags(each)).append(each.fileSystem().options())
                        .append(" 0 0\n");
            }
        }
        return out.toString();
    }

    /** The content of {@code mountinfo}: with numbers and what they are mounted in. */
    static String info(Mounts mounts, Place root) {
        StringBuilder out = new StringBuilder();
        for (Mount each : mounts.all()) {
            String path = path(each, root);
            if (path == null) {
                continue;
            }
            long device = each.fileSystem().device();
            out.append(each.id()).append(' ').append(each.parent() == null ? each.id() : each.parent().id()).append(' ')
                    .append(DeviceNumber.major(device)).append(':').append(DeviceNumber.minor(device)).append(' ');
            quote(out, each.pathInside()).append(' ');
            quote(out, path).append(each.has(MountFlag.MS_RDONLY) ? " ro" : " rw").append(flags(each)).append(" - ")
                    .append(each.fileSystem().type()).append(' ');
            quote(out, each.source()).append(each.fileSystem().isReadOnly() ? " ro" : " rw")
                    .append(each.fileSystem().options()).append('\n');
        }
        return out.toString();
    }

    /** Where it is for who has that root; null if it cannot be reached from there. */
    private static String path(Mount mount, Place root) {
        String path = Vfs.pathOf(new Place(mount, mount.root()), root);
        return path.startsWith("/") ? path : null;
    }

    private static String flags(Mount mount) {
        StringBuilder out = new StringBuilder();
        flag(out, mount, MountFlag.MS_NOSUID, ",nosuid");
        flag(out, mount, MountFlag.MS_NODEV, ",nodev");
        flag(out, mount, MountFlag.MS_NOEXEC, ",noexec");
        flag(out, mount, MountFlag.MS_NOATIME, ",noatime");
        flag(out, mount, MountFlag.MS_NODIRATIME, ",nodiratime");
        flag(out, mount, MountFlag.MS_RELATIME, ",relatime");
        return out.toString();
    }

    private static void flag(StringBuilder out, Mount mount, int flag, String name) {
        if (mount.has(flag)) {
            out.append(name);
        }
    }

    /** Appends a word, in which blanks and the like are octal numbers. */
    private static StringBuilder quote(StringBuilder out, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\\' || c == '#') {
                out.append('\\').append(c >> 6).append(c >> 3 & 7).append(c & 7);
            } else {
                out.append(c);
            }
        }
        return out;
    }
}
