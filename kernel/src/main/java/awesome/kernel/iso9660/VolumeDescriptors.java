package awesome.kernel.iso9660;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;

/** What a disc says of itself, from block 16 on (ECMA-119, 8): the roots of the trees of names that it has. */
final class VolumeDescriptors {
    private static final int FIRST = 16;
    /** There are a few at most. */
    private static final int MOST = 64;

    private static final int PRIMARY = 1;
    private static final int SUPPLEMENTARY = 2;
    private static final int END = 255;

    private static final String STANDARD = "CD001";
    private static final int ESCAPES = 88;
    private static final int BLOCK_SIZE = 128;
    private static final int ROOT = 156;

    private DirectoryRecord primary;
    private DirectoryRecord joliet;

    /** Reads them; EINVAL if it is no disc, or one with other blocks. */
    VolumeDescriptors(IsoFileSystem system) {
        if (system.volume().blocks() <= FIRST) {
            throw new ErrnoException(Errno.EINVAL);
        }
        for (int i = 0; i < MOST && FIRST + i < system.volume().blocks(); i++) {
            byte[] bytes = system.block(FIRST + i);
            int type = bytes[0] & 0xff;
            if (!isOfStandard(bytes) || type == END) {
                break;
            } else if (type == PRIMARY && primary == null) {
                primary = root(bytes, system);
            } else if (type == SUPPLEMENTARY && joliet == null && isJoliet(bytes)) {
                joliet = root(bytes, system);
            }
        }
        if (primary == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static boolean isOfStandard(byte[] bytes) {
        for (int i = 0; i < STANDARD.length(); i++) {
            if (bytes[i + 1] != STANDARD.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its names are in UCS-2, which is said by the escape sequence of one of three levels (Joliet specification). */
    private static boolean isJoliet(byte[] bytes) {
        int level = bytes[ESCAPES + 2];
        return bytes[ESCAPES] == '%' && bytes[ESCAPES + 1] == '/' && (level == '@' || level == 'C' || level == 'E');
    }

    private static DirectoryRecord root(byte[] bytes, IsoFileSystem system) {
        int blockSize = LittleEndian.getShort(bytes, BLOCK_SIZE);
        if (blockSize != IsoFileSystem.BLOCK) {
            system.problems().say("it has blocks of " + blockSize + " bytes; only those of 2048 are supported");
            throw new ErrnoException(Errno.EINVAL);
        }
        return new DirectoryRecord(bytes, ROOT);
    }

    /** The root of the tree that all discs have. */
    DirectoryRecord primary() {
        return primary;
    }

    /** The root of the tree with long names; null if there is none. */
    DirectoryRecord joliet() {
        return joliet;
    }
}
