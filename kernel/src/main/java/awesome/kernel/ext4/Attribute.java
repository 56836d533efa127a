package awesome.kernel.ext4;

/** An extended attribute of an inode; the value as it is on the disk. */
final class Attribute {
    /** Which of {@link AttributeNames} it begins with, and the rest. */
    final int index;
    final String name;
    final byte[] value;

    Attribute(int index, String name, byte[] value) {
        this.index = index;
        this.name = name;
        this.value = value;
    }

    boolean is(int otherIndex, String otherName) {
        return index == otherIndex && name.equals(otherName);
    }
}
