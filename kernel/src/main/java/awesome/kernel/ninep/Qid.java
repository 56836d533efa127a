package awesome.kernel.ninep;

import awesome.abi.linux.FileMode;

/**
 * How a server tells files apart.
 *
 * @param kind bits
 * @param path no other file has it
 */
record Qid(int kind, long path) {
    private static final int DIRECTORY = 0x80;
    private static final int LINK = 0x02;

    /** Takes one from an answer. */
    static Qid of(Exchange answer) {
        int kind = answer.get1();
        // The version, which not all servers change with the file.
        answer.get4();
        return new Qid(kind, answer.get8());
    }

    /** The type of file as far as it is known, of {@link FileMode}; 0 if it is not. */
    int type() {
        return (kind & DIRECTORY) != 0 ? FileMode.S_IFDIR : (kind & LINK) != 0 ? FileMode.S_IFLNK : 0;
    }
}
