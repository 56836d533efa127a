package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import awesome.kernel.vfs.ExtendedAttributes;

/** The attributes of a file as programs see them. */
final class Ext4Attributes extends ExtendedAttributes {
    private final Node node;

    /** All that the inode has; EUCLEAN. */
    Ext4Attributes(Node node) {
        super(new Allowance(0));
        this.node = node;
        boolean isTaken = node.system().enter();
        try {
            load();
        } finally {
            node.system().leave(isTaken);
        }
    }

    private void load() {
        for (Attribute each : node.system().attributes().all(node)) {
            String name = AttributeNames.full(each.index, each.name);
            byte[] value = name == null ? null : AttributeNames.toProgram(each.index, each.value);
            if (value != null) {
                preset(name, value);
            }
        }
    }

    @Override
    protected void changing(String name, byte[] old, byte[] value) {
        int index = AttributeNames.index(name);
        byte[] stored = index < 0 || value == null ? null : AttributeNames.toDisk(index, value);
        if (index < 0 || value != null && stored == null) {
            throw new ErrnoException(index < 0 ? Errno.EOPNOTSUPP : Errno.EINVAL);
        }
        boolean isTaken = node.system().enter();
        try {
            node.system().changes().make(() -> node.system().attributeWriter().set(node, index,
                    AttributeNames.rest(index, name), stored));
        } finally {
            node.system().leave(isTaken);
        }
    }
}
