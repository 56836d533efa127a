package awesome.kernel.cache;

/** Pages of a file that were asked of the disk before anybody needs them; their frames are no pages of the file yet. */
final class ReadAhead {
    final Volume.Reading reading;
    final long first;
    final long[] frames;
    final int count;

    ReadAhead(Volume.Reading reading, long first, long[] frames, int count) {
        this.reading = reading;
        this.first = first;
        this.frames = frames;
        this.count = count;
    }

    boolean has(long page) {
        return page >= first && page < first + count;
    }

    /** Gives the frames back; the disk is done with them. */
    void free(CacheFrames owner) {
        for (int i = 0; i < count; i++) {
            owner.free(frames[i]);
        }
    }
}
