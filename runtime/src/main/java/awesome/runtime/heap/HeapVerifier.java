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
                checkObject(blocks.largeStart(block), blocks.largeBytes(block));
            } else if (kind == Blocks.LINES) {
                checkLines(block);
            }
        }
    }

    /**
     * After the marking of a {@link Cycle} and before the sweep: what a marked object or a new one refers to is marked or new.
     * Throws an {@link InternalError} that says what is wrong.
     */
    void checkMarked() {
        for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
            int kind = blocks.kind(block);
            if (kind == Blocks.LARGE) {
                checkReferences(blocks.largeStart(block));
            } else if (kind == Blocks.LINES) {
                heap.starts.complete(block);
                for (long object = Blocks.offsetOf(block); object < Blocks.offsetOf(block + 1); object += 8) {
                    if (blocks.isStart(object) && blocks.at(object).readInt() != 0) {
                        checkReferences(object);
                    }
                }
            }
        }
    }

    private void checkReferences(long object) {
        if (blocks.isAlive(object)) {
            checkPlaces(object, true);
        }
    }

    /** Checks each place where an object has a reference; {@code marked} says for what. */
    private void checkPlaces(long object, boolean marked) {
        Address at = blocks.at(object);
        Address hub = model.base().plus(at.readUnsignedInt());
        int kind = model.layoutKind(hub);
        if (kind == Hubs.LAYOUT_INSTANCE && model.referenceMap(hub) != -1) {
            for (long map = model.referenceMap(hub); map != 0; map &= map - 1) {
                long place = Hubs.HEADER + 4L * Long.numberOfTrailingZeros(map);
                if (!marked || !isWeak(hub, place)) {
                    checkPlace(object, place, marked);
                }
            }
        } else if (kind == Hubs.LAYOUT_REFERENCES) {
            for (int i = 0; i < at.readInt(Hubs.ARRAY_LENGTH); i++) {
                checkPlace(object, Hubs.ARRAY_BASE + 4L * i, marked);
            }
        }
    }

    private void checkPlace(long holder, long place, boolean marked) {
        if (marked) {
            checkAlive(holder, place);
        } else {
            checkReference(holder, place);
        }
    }

    /** Whether instances have at a place what does not keep alive. */
    private boolean isWeak(Address hub, long place) {
        return model.strength(hub) != ObjectModel.ORDINARY && (place == model.referentOffset() || place == model.linkOffset());
    }

    private void checkAlive(long holder, long place) {
        long object = blocks.at(holder).plus(place).readUnsignedInt();
        if (blocks.isUsed(Blocks.blockOf(object)) && !blocks.isAlive(object)) {
            throw new InternalError("marking lost the object at offset 0x" + Long.toHexString(object) + " of the class at 0x"
                    + Integer.toHexString(blocks.at(object).readInt()) + ", to which the one at 0x" + Long.toHexString(holder)
                    + " of the class at 0x" + Integer.toHexString(blocks.at(holder).readInt()) + " refers at +" + place);
        }
    }

    private void checkLines(int block) {
        heap.starts.complete(block);
        long end = Blocks.offsetOf(block + 1);
        long before = 0;
        for (long object = Blocks.offsetOf(block); object < end; object += 8) {
            if (blocks.isStart(object)) {
                if (before != 0) {
                    checkObject(before, object - before);
                }
                // One that a thread is about to allocate has no class yet.
                before = blocks.at(object).readInt() == 0 ? 0 : object;
            }
        }
        if (before != 0) {
            checkObject(before, end - before);
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
        if (model.size(object) > ((room + 7) & -8L)) {
            throw new InternalError("heap object at offset 0x" + Long.toHexString(offset) + " reaches into the next object");
        }
        checkPlaces(offset, false);
    }

    private void checkReference(long holder, long place) {
        long offset = blocks.at(holder).plus(place).readUnsignedInt();
        long imageStart = model.imageStart().distanceFrom(model.base());
        long imageEnd = model.imageEnd().distanceFrom(model.base());
        boolean image = offset >= imageStart && offset < imageEnd;
        if (offset != 0 && !image && !heap.starts.isObject(offset)) {
            throw new InternalError("heap object at offset 0x" + Long.toHexString(holder) + " refers at +" + place + " to 0x"
                    + Long.toHexString(offset) + ", where no object is");
        }
    }
}
