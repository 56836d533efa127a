package awesome.kernel.cache;

/** Pages of a file that follow one another, on their way to the disk in one piece or several. */
public final class PageWriting implements Volume.Writer {
    private final FilePages pages;
    private final long first;
    private final int count;
    /** One for who begins it, and one for each piece. */
    private int parts = 1;
    private boolean isAll = true;

    PageWriting(FilePages pages, long first, int count) {
        this.pages = pages;
        this.first = first;
        this.count = count;
    }

    /** A piece will be begun. */
    public Volume.Writer part() {
        parts++;
        return this;
    }

    @Override
    public void written(boolean isDone) {
        isAll &= isDone;
        parts--;
        if (parts == 0) {
            pages.written(first, count, isAll);
        }
    }
}
