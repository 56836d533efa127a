package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;

/**
 * What a server says of the file system behind it (statfs(2)).
 *
 * @param blocks of 4096 bytes
 * @param free of them, for everybody
 * @param files how many there may be
 * @param freeFiles how many there could be still
 */
record Statistics(long blocks, long free, long files, long freeFiles) {
    private static final int BLOCK = 4096;
    private static final int MOST_BLOCK = 1 << 30;

    static Statistics of(Exchange answer) {
        answer.get4();
        long size = answer.getUnsigned4();
        if (size == 0 || size > MOST_BLOCK) {
            throw new ErrnoException(Errno.EIO);
        }
        long blocks = scaled(answer.get8(), size);
        answer.get8();
        long free = scaled(answer.get8(), size);
        return new Statistics(blocks, free, answer.get8(), answer.get8());
    }

    /** So many blocks of that size in blocks of 4096 bytes. */
    private static long scaled(long count, long size) {
        if (count < 0 || count > Long.MAX_VALUE / MOST_BLOCK) {
            throw new ErrnoException(Errno.EIO);
        }
        return count * size / BLOCK;
    }
}
