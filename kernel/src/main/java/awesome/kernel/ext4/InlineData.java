package awesome.kernel.ext4;

/** Content that is in the inode itself: where else its map is, and behind that in an attribute. */
final class InlineData {
    private InlineData() {}

    /** All of it that is in the inode, at most as much as the size says; what is missing is zero. EUCLEAN. */
    static byte[] read(Node node) {
        byte[] more = more(node);
        byte[] content = new byte[(int) Math.min(node.size(), RawInode.MAP_SIZE + more.length)];
        int first = Math.min(content.length, RawInode.MAP_SIZE);
        node.raw().read(RawInode.MAP, content, 0, first);
        System.arraycopy(more, 0, content, first, content.length - first);
        return content;
    }

    /** What is in the attribute. */
    static byte[] more(Node node) {
        for (Attribute each : node.system().attributes().inside(node)) {
            if (each.is(AttributeNames.SYSTEM, AttributeNames.DATA)) {
                return each.value;
            }
        }
        return new byte[0];
    }
}
