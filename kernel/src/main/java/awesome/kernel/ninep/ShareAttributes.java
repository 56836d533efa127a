package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.vfs.ExtendedAttributes;
import java.nio.charset.StandardCharsets;

/** The attributes of a file as programs see them: those that the server has. */
final class ShareAttributes extends ExtendedAttributes {
    private final ShareFileSystem system;
    private final Node node;

    /** All that the file has; none if the server knows of none. */
    ShareAttributes(ShareFileSystem system, Node node) {
        super(new Allowance(0));
        this.system = system;
        this.node = node;
        boolean isTaken = system.enter();
        try {
            load();
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EOPNOTSUPP && e.errno() != Errno.ENOENT) {
                throw e;
            }
        } finally {
            system.leave(isTaken);
        }
    }

    private void load() {
        String names = new String(system.client().attribute(node.fid(), ""), StandardCharsets.ISO_8859_1);
        int start = 0;
        for (int end = names.indexOf('\0'); end >= 0; end = names.indexOf('\0', start)) {
            String name = names.substring(start, end);
            if (!name.isEmpty()) {
                load(name);
            }
            start = end + 1;
        }
    }

    private void load(String name) {
        try {
            preset(name, system.client().attribute(node.fid(), name));
        } catch (ErrnoException e) {
            // It may have gone meanwhile, and some of those that there are nobody may see.
            if (e.errno() == Errno.EIO) {
                throw e;
            }
        }
    }

    @Override
    protected void changing(String name, byte[] old, byte[] value) {
        boolean isTaken = system.enter();
        try {
            system.client().setAttribute(node.fid(), name, value == null ? new byte[0] : value, value == null ? REPLACE : 0);
        } finally {
            system.leave(isTaken);
        }
    }
}
