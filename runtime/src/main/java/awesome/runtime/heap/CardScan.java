package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Hubs;

/** Marks what old objects on cards refer to. Old ones are those that are marked. */
@NoAlloc("part of collection")
final class CardScan {
    private final Heap heap;
    private final ObjectModel model;
    private final Blocks blocks;
    private final Cards cards;
    private final Marker marker;

    CardScan(Heap heap, Marker marker) {
        this.heap = heap;
        this.model = heap.model;
        this.blocks = heap.blocks;
        this.cards = heap.cards;
        this.marker = marker;
    }

    /** All cards that are set; they are clean then, but for those to be looked at twice. */
    void scan() {
        for (int block = heap.firstBlock(); block < heap.endBlock(); block++) {
            int kind = blocks.kind(block);
            if (kind == Blocks.LINES && cards.anyIn(block)) {
                for (int card = 0; card < Blocks.SIZE / Cards.BYTES; card++) {
                    long start = Blocks.offsetOf(block) + (long) card * Cards.BYTES;
                    if (cards.takeCard(start)) {
                        scanCard(block, card);
                        marker.drain();
                    }
                }
            } else if (kind == Blocks.LARGE && blocks.isMarked(blocks.largeStart(block))) {
                scanLarge(block);
            }
        }
    }

    /** Scans what marked objects have on a card: those that start there, and the last one before. */
    private void scanCard(int block, int card) {
        Address marks = blocks.metadata(block).plus(Blocks.MARKS);
        long start = Blocks.offsetOf(block) + (long) card * Cards.BYTES;
        long end = start + Cards.BYTES;
        int before = card - 1;
        while (before >= 0 && marks.readLong(before * 8L) == 0) {
            before--;
        }
        if (before >= 0) {
            int bit = 63 - Long.numberOfLeadingZeros(marks.readLong(before * 8L));
            long object = Blocks.offsetOf(block) + (long) before * Cards.BYTES + bit * 8L;
            if (object + model.size(blocks.at(object)) > start) {
                scanPart(object, start, end);
            }
        }
        for (long left = marks.readLong(card * 8L); left != 0; left &= left - 1) {
            scanPart(start + Long.numberOfTrailingZeros(left) * 8L, start, end);
        }
    }

    private void scanLarge(int block) {
        long object = blocks.largeStart(block);
        long end = object + model.size(blocks.at(object));
        for (long start = Blocks.offsetOf(block); start < end; start += Cards.BYTES) {
            if (cards.takeCard(start)) {
                scanPart(object, start, start + Cards.BYTES);
                marker.drain();
            }
        }
    }

    /** Marks what an object refers to: all, or of an array the elements within bounds. */
    private void scanPart(long object, long from, long to) {
        Address at = blocks.at(object);
        if (model.layoutKind(model.base().plus(at.readUnsignedInt())) != Hubs.LAYOUT_REFERENCES) {
            marker.scan(at);
            return;
        }
        long elements = object + Hubs.ARRAY_BASE;
        long end = Math.min(to, elements + 4L * at.readInt(Hubs.ARRAY_LENGTH));
        for (long each = Math.max(from, elements); each < end; each += 4) {
            marker.mark(blocks.at(each).readUnsignedInt());
        }
    }
}
