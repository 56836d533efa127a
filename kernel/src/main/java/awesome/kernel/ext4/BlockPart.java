package awesome.kernel.ext4;

import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;

/** A structure that is a part of a block; for one operation, as its block is. */
class BlockPart extends MemoryView {
    private final Block block;
    private final int start;

    /** {@code size} bytes of {@code block} from {@code start} on; EUCLEAN if it has not so many. */
    BlockPart(Block block, int start, int size) {
        super(block, start, size);
        this.block = block;
        this.start = start;
    }

    /** The block that it is in. */
    final Block block() {
        return block;
    }

    /** Where it is in the block. */
    final int start() {
        return start;
    }
}
