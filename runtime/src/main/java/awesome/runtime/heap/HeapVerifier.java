package awesome.runtime.heap;

import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/** Checks after a collection that every object has a class and refers to objects only. */
final class HeapVerifier {
    private final Heap heap;
    private final ObjectModel model;
    private final Blocks blocks;

    HeapVerifier(Heap heap) {
        this.heap = heap;
        this.model = heap.model;
        this.blocks = heap.blocks;
    }

    /** Throws an {@link InternalError} that says what is wrong. */
    void check() {
        for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
            int kind = blocks.kind(block);
            if (kind == Blocks.LARGE) {
                checkObject(Blocks.offsetOf(block) + Blocks.LARGE_START, blocks.largeBytes(block));
            } else if (kind == Blocks.CELLS) {
                long end = blocks.cellsEnd(block);
                int size = blocks.cellSize(block);
                for (long cell = Blocks.offsetOf(block) + Blocks.CELLS_START; cell < end; cell += size) {
                    if (blocks.at(cell).readInt() != 0) {
                        checkObject(cell, size);
                    }
                }
            }
        }
    }

    private void checkObject(long offset, long room) {
        Address object = blocks.at(offset);
        Address hub = model.base().plus(object.readUnsignedInt());
        if (hub.isBelow(model.imageStart()) || !hub.isBelow(model.imageEnd()) || !hub.isAligned(8)
                || model.layoutKind(model.base().plus(hub.readUnsignedInt())) != Hubs.LAYOUT_HUB) {
            throw new InternalError("heap object at offset 0x" + Long.toHexString(offset) + " has no class: its first word is 0x"
                    + Integer.toHexString(object.readInt()));
        }
        int kind = model.layoutKind(hub);
        if (heap.collector().size(object) > ((room + 7) & -8L)) {
            throw new InternalError("heap object at offset 0x" + Long.toHexString(offset) + " is larger than its cell");
        }
        if (kind == Hubs.LAYOUT_INSTANCE && model.referenceMap(hub) != -1) {
            for (long map = model.referenceMap(hub); map != 0; map &= map - 1) {
                checkReference(offset, Hubs.HEADER + 4L * Long.numberOfTrailingZeros(map));
            }
        } else if (kind == Hubs.LAYOUT_REFERENCES) {
            for (int i = 0; i < object.readInt(Hubs.ARRAY_LENGTH); i++) {
                checkReference(offset, Hubs.ARRAY_BASE + 4L * i);
            }
        }
    }

    private void checkReference(long holder, long place) {
        long offset = blocks.at(holder).plus(place).readUnsignedInt();
        long imageStart = model.imageStart().distanceFrom(model.base());
        long imageEnd = model.imageEnd().distanceFrom(model.base());
        boolean image = offset >= imageStart && offset < imageEnd;
        if (offset != 0 && !image && !blocks.isObject(offset)) {
            throw new InternalError("heap object at offset 0x" + Long.toHexString(holder) + " refers at +" + place + " to 0x"
                    + Long.toHexString(offset) + ", where no object is");
        }
    }
}
