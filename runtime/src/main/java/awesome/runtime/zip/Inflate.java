package awesome.runtime.zip;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * Decompresses a stream that comes in pieces. Never takes more bytes than the stream has, and none that it does not need
 * yet. The messages of exceptions are those of zlib.
 */
public final class Inflate {
    private enum State {
        HEADER, DICTIONARY_ID, DICTIONARY, BLOCK, STORED_LENGTH, STORED, COUNTS, CODE_LENGTHS, LENGTHS, SYMBOL, LENGTH_EXTRA,
        DISTANCE, DISTANCE_EXTRA, MATCH, CHECKSUM, DONE
    }

    private static final int METHOD = 8;
    private static final int LARGEST_WINDOW = 7;
    private static final int HAS_DICTIONARY = 0x20;
    private static final int MOST_LITERALS = 286;

    private final boolean bare;
    private final byte[] window = new byte[DeflateCodes.WINDOW];
    private final PrefixCode literals = new PrefixCode(DeflateCodes.LITERALS);
    private final PrefixCode distances = new PrefixCode(DeflateCodes.DISTANCES + 2);
    private final PrefixCode codeLengths = new PrefixCode(DeflateCodes.CODE_LENGTHS);
    private final byte[] lengths = new byte[DeflateCodes.LITERALS + DeflateCodes.DISTANCES + 2];

    private State state;
    private boolean last;
    private long hold;
    private int held;
    private int written;
    private int history;
    private int checksum;
    private int dictionaryId;

    private int literalCount;
    private int distanceCount;
    private int codeLengthCount;
    private int index;
    private int symbol;
    private int length;
    private int distance;

    private byte[] input;
    private int inputAt;
    private int inputEnd;
    private byte[] output;
    private int outputAt;
    private int outputEnd;
    private int consumed;
    private int produced;

    /**
     * Starts a stream.
     *
     * @param bare whether it has no header and no checksum
     */
    public Inflate(boolean bare) {
        this.bare = bare;
        reset();
    }

    /** Starts another stream. */
    public void reset() {
        state = bare ? State.BLOCK : State.HEADER;
        last = false;
        hold = 0;
        held = 0;
        written = 0;
        history = 0;
        checksum = 1;
    }

    /** Whether the end of the stream has come. */
    public boolean isFinished() {
        return state == State.DONE;
    }

    /** Whether it waits for the dictionary with the checksum {@link #checksum}. */
    public boolean needsDictionary() {
        return state == State.DICTIONARY;
    }

    /** Adler-32 of the bytes that came out, or that of the dictionary that it waits for. */
    public int checksum() {
        return needsDictionary() ? dictionaryId : checksum;
    }

    /** How many bytes the last call took, even if it threw. */
    public int consumed() {
        return consumed;
    }

    /** How many bytes the last call gave, even if it threw. */
    public int produced() {
        return produced;
    }

    /** Gives it the bytes that the stream may refer to; whether they are those that it waits for. */
    public boolean setDictionary(byte[] bytes, int offset, int count) {
        if (needsDictionary()) {
            if (Adler.update(1, bytes, offset, count) != dictionaryId) {
                return false;
            }
            state = State.BLOCK;
        }
        for (int i = Math.max(0, count - window.length); i < count; i++) {
            window[written++ & window.length - 1] = bytes[offset + i];
        }
        history = Math.min(window.length, count);
        return true;
    }

    /** Decompresses until the input ends, the output is full, the stream ends or it needs a dictionary. */
    public void inflate(byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength)
            throws DataFormatException {
        input = in;
        inputAt = inOffset;
        inputEnd = inOffset + inLength;
        output = out;
        outputAt = outOffset;
        outputEnd = outOffset + outLength;
        try {
            boolean more = true;
            while (more) {
                more = step();
            }
        } finally {
            consumed = inputAt - inOffset;
            produced = outputAt - outOffset;
            checksum = bare ? checksum : Adler.update(checksum, out, outOffset, produced);
            input = null;
            output = null;
        }
        if (state == State.CHECKSUM) {
            checkSum();
        }
    }

    /** Has so many bits ready, at most 32. */
    private boolean has(int bits) {
        while (held < bits) {
            if (inputAt == inputEnd) {
                return false;
            }
            hold |= (input[inputAt++] & 0xffL) << held;
            held += Byte.SIZE;
        }
        return true;
    }

    private int take(int bits) {
        int value = (int) (hold & (1L << bits) - 1);
        hold >>>= bits;
        held -= bits;
        return value;
    }

    /** The next symbol; -1 if the input ends before. */
    private int decode(PrefixCode code, String wrong) throws DataFormatException {
        while (true) {
            int found = code.decode((int) hold, held);
            if (found >= 0) {
                take(found & 15);
                return found >> 4;
            } else if (found == -2) {
                throw new DataFormatException(wrong);
            } else if (!has(held + 1)) {
                return -1;
            }
        }
    }

    private boolean step() throws DataFormatException {
        return switch (state) {
            case HEADER -> has(16) && header(take(16));
            case DICTIONARY_ID -> has(32) && dictionaryId();
            case DICTIONARY, DONE -> false;
            case CHECKSUM -> has(32) && false;
            case BLOCK -> block();
            case STORED_LENGTH -> has(32) && storedLength();
            case STORED -> stored();
            case COUNTS -> has(14) && counts();
            case CODE_LENGTHS -> codeLengths();
            case LENGTHS -> lengths();
            case SYMBOL -> symbol();
            case LENGTH_EXTRA -> lengthExtra();
            case DISTANCE -> distance();
            case DISTANCE_EXTRA -> distanceExtra();
            case MATCH -> match();
        };
    }

    private boolean header(int word) throws DataFormatException {
        int first = word & 0xff;
        int second = word >> 8;
        if ((first << 8 | second) % 31 != 0) {
            throw new DataFormatException("incorrect header check");
        } else if ((first & 15) != METHOD) {
            throw new DataFormatException("unknown compression method");
        } else if (first >> 4 > LARGEST_WINDOW) {
            throw new DataFormatException("invalid window size");
        }
        state = (second & HAS_DICTIONARY) != 0 ? State.DICTIONARY_ID : State.BLOCK;
        return true;
    }

    private boolean dictionaryId() {
        dictionaryId = Integer.reverseBytes(take(32));
        state = State.DICTIONARY;
        return false;
    }

    private boolean block() throws DataFormatException {
        if (last) {
            take(held & 7);
            state = bare ? State.DONE : State.CHECKSUM;
            if (!bare) {
                has(32);
            }
            return false;
        } else if (!has(3)) {
            return false;
        }
        last = take(1) != 0;
        switch (take(2)) {
            case DeflateCodes.STORED -> {
                take(held & 7);
                state = State.STORED_LENGTH;
            }
            case DeflateCodes.FIXED -> {
                literals.set(DeflateCodes.fixedLiterals(), 0, DeflateCodes.LITERALS);
                distances.set(DeflateCodes.fixedDistances(), 0, DeflateCodes.DISTANCES + 2);
                state = State.SYMBOL;
            }
            case DeflateCodes.DYNAMIC -> state = State.COUNTS;
            default -> throw new DataFormatException("invalid block type");
        }
        return true;
    }

    private boolean storedLength() throws DataFormatException {
        int both = take(32);
        length = both & 0xffff;
        if (length != (~both >>> 16)) {
            throw new DataFormatException("invalid stored block lengths");
        }
        state = State.STORED;
        return true;
    }

    private boolean stored() {
        while (length > 0) {
            if (outputAt == outputEnd || !has(8)) {
                return false;
            }
            put((byte) take(8));
            length--;
        }
        state = State.BLOCK;
        return true;
    }

    private void put(byte value) {
        output[outputAt++] = value;
        window[written++ & window.length - 1] = value;
        history = Math.min(window.length, history + 1);
    }

    private boolean counts() throws DataFormatException {
        literalCount = take(5) + DeflateCodes.FIRST_LENGTH;
        distanceCount = take(5) + 1;
        codeLengthCount = take(4) + 4;
        if (literalCount > MOST_LITERALS || distanceCount > DeflateCodes.DISTANCES) {
            throw new DataFormatException("too many length or distance symbols");
        }
        Arrays.fill(lengths, (byte) 0);
        index = 0;
        state = State.CODE_LENGTHS;
        return true;
    }

    private boolean codeLengths() throws DataFormatException {
        for (; index < codeLengthCount; index++) {
            if (!has(3)) {
                return false;
            }
            lengths[DeflateCodes.order(index)] = (byte) take(3);
        }
        if (!codeLengths.set(lengths, 0, DeflateCodes.CODE_LENGTHS) || !codeLengths.isComplete()) {
            throw new DataFormatException("invalid code lengths set");
        }
        Arrays.fill(lengths, 0, DeflateCodes.CODE_LENGTHS, (byte) 0);
        index = 0;
        symbol = -1;
        state = State.LENGTHS;
        return true;
    }

    private boolean lengths() throws DataFormatException {
        int count = literalCount + distanceCount;
        while (index < count) {
            if (symbol < 0) {
                symbol = decode(codeLengths, "invalid code lengths set");
                if (symbol < 0) {
                    return false;
                }
            }
            if (symbol < DeflateCodes.REPEAT) {
                lengths[index++] = (byte) symbol;
            } else if (!repeat(count)) {
                return false;
            }
            symbol = -1;
        }
        if (lengths[DeflateCodes.END_OF_BLOCK] == 0) {
            throw new DataFormatException("invalid code -- missing end-of-block");
        } else if (!literals.set(lengths, 0, literalCount) || !literals.isComplete()) {
            throw new DataFormatException("invalid literal/lengths set");
        } else if (!distances.set(lengths, literalCount, distanceCount) || !distances.isComplete()) {
            throw new DataFormatException("invalid distances set");
        }
        state = State.SYMBOL;
        return true;
    }

    private boolean repeat(int count) throws DataFormatException {
        int bits = symbol == DeflateCodes.REPEAT ? 2 : symbol == DeflateCodes.FEW_ZEROS ? 3 : 7;
        if (!has(bits)) {
            return false;
        }
        int times = take(bits) + (symbol == DeflateCodes.MANY_ZEROS ? 11 : 3);
        if (index + times > count || symbol == DeflateCodes.REPEAT && index == 0) {
            throw new DataFormatException("invalid bit length repeat");
        }
        byte value = symbol == DeflateCodes.REPEAT ? lengths[index - 1] : 0;
        for (int i = 0; i < times; i++) {
            lengths[index++] = value;
        }
        return true;
    }

    private boolean symbol() throws DataFormatException {
        while (outputAt < outputEnd) {
            int next = decode(literals, "invalid literal/length code");
            if (next < 0) {
                return false;
            } else if (next < DeflateCodes.END_OF_BLOCK) {
                put((byte) next);
            } else if (next == DeflateCodes.END_OF_BLOCK) {
                state = State.BLOCK;
                return true;
            } else if (next >= DeflateCodes.FIRST_LENGTH + DeflateCodes.lengths()) {
                throw new DataFormatException("invalid literal/length code");
            } else {
                symbol = next;
                state = State.LENGTH_EXTRA;
                return true;
            }
        }
        // The end of the block may follow, for which no room is needed.
        return endOfBlock();
    }

    private boolean endOfBlock() throws DataFormatException {
        while (true) {
            int found = literals.decode((int) hold, held);
            if (found == -1) {
                if (!has(held + 1)) {
                    return false;
                }
            } else if (found == -2) {
                throw new DataFormatException("invalid literal/length code");
            } else if (found >> 4 != DeflateCodes.END_OF_BLOCK) {
                return false;
            } else {
                take(found & 15);
                state = State.BLOCK;
                return true;
            }
        }
    }

    private boolean lengthExtra() {
        int bits = DeflateCodes.lengthExtraBits(symbol);
        if (!has(bits)) {
            return false;
        }
        length = DeflateCodes.lengthBase(symbol) + take(bits);
        state = State.DISTANCE;
        return true;
    }

    private boolean distance() throws DataFormatException {
        int next = decode(distances, "invalid distance code");
        if (next >= DeflateCodes.DISTANCES) {
            throw new DataFormatException("invalid distance code");
        }
        symbol = next;
        state = next < 0 ? state : State.DISTANCE_EXTRA;
        return next >= 0;
    }

    private boolean distanceExtra() throws DataFormatException {
        int bits = DeflateCodes.distanceExtraBits(symbol);
        if (!has(bits)) {
            return false;
        }
        distance = DeflateCodes.distanceBase(symbol) + take(bits);
        if (distance > history) {
            throw new DataFormatException("invalid distance too far back");
        }
        state = State.MATCH;
        return true;
    }

    private boolean match() {
        while (length > 0) {
            if (outputAt == outputEnd) {
                return false;
            }
            put(window[written - distance & window.length - 1]);
            length--;
        }
        state = State.SYMBOL;
        return true;
    }

    /** Once all bytes have come out, and the four of the checksum are there. */
    private void checkSum() throws DataFormatException {
        if (held >= 32) {
            if (Integer.reverseBytes(take(32)) != checksum) {
                throw new DataFormatException("incorrect data check");
            }
            state = State.DONE;
        }
    }
}
