package awesome.kernel.elf;

import awesome.abi.linux.AuxiliaryVector;
import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a program finds on its stack (System V ABI AMD64, 3.4.1). From the stack pointer, a multiple of 16, upwards:
 * the number of arguments, pointers to them and a null, pointers to the environment and a null, the auxiliary vector,
 * and then the strings that all these point to. Strings are bytes, one in each character.
 */
public final class StartStack {
    /** Most bytes of one argument or variable with its zero (execve(2)). */
    public static final int LONGEST_STRING = 131072;
    /** Bytes of AT_RANDOM. */
    public static final int RANDOM_BYTES = 16;

    private static final int WORD = 8;

    private final UserMemory memory;
    private final long top;
    private long bottom;

    /** Will be below {@code top}. */
    public StartStack(UserMemory memory, UserAddr top) {
        this.memory = memory;
        this.top = top.bits();
        bottom = top.bits() - WORD;
    }

    /**
     * The bytes that arguments and environment need, as far as they are limited.
     *
     * @throws ErrnoException E2BIG for one that is too long
     */
    public static long size(List<String> arguments, List<String> environment) {
        return size(arguments) + size(environment);
    }

    /**
     * Builds the stack. The entries AT_EXECFN, AT_PLATFORM and AT_RANDOM are added here.
     *
     * @param path AT_EXECFN
     * @param platform AT_PLATFORM
     * @param random AT_RANDOM, {@link #RANDOM_BYTES} bytes
     * @return the stack pointer
     */
    public UserAddr build(List<String> arguments, List<String> environment, String path, String platform, byte[] random,
            AuxiliaryValues values) {
        long pathAt = push(path);
        long[] variables = push(environment);
        long[] parameters = push(arguments);
        long platformAt = push(platform);
        bottom -= random.length;
        memory.copyOut(UserAddr.of(bottom), random);
        values.add(AuxiliaryVector.AT_RANDOM, bottom);
        values.add(AuxiliaryVector.AT_EXECFN, pathAt);
        values.add(AuxiliaryVector.AT_PLATFORM, platformAt);
        values.add(AuxiliaryVector.AT_NULL, 0);

        byte[] vector = values.bytes();
        int bytes = (1 + parameters.length + 1 + variables.length + 1) * WORD + vector.length;
        long start = bottom - bytes & -16;
        byte[] table = new byte[bytes];
        LittleEndian.putLong(table, 0, parameters.length);
        int at = put(table, WORD, parameters);
        at = put(table, at, variables);
        System.arraycopy(vector, 0, table, at, vector.length);
        memory.copyOut(UserAddr.of(start), table);
        bottom = start;
        return UserAddr.of(start);
    }

    /** How many bytes below the top are in use. */
    public long used() {
        return top - bottom;
    }

    private static long size(List<String> strings) {
        long bytes = 0;
        for (int i = 0; i < strings.size(); i++) {
            int length = strings.get(i).length() + 1;
            if (length > LONGEST_STRING) {
                throw new ErrnoException(Errno.E2BIG);
            }
            bytes += length + WORD;
        }
        return bytes;
    }

    private long push(String string) {
        byte[] bytes = string.getBytes(StandardCharsets.ISO_8859_1);
        // The zero at the end is there: the memory is fresh.
        bottom -= bytes.length + 1;
        memory.copyOut(UserAddr.of(bottom), bytes);
        return bottom;
    }

    /** The first string lowest, as programs that overwrite their arguments expect. */
    private long[] push(List<String> strings) {
        long[] addresses = new long[strings.size()];
        for (int i = strings.size() - 1; i >= 0; i--) {
            addresses[i] = push(strings.get(i));
        }
        return addresses;
    }

    private static int put(byte[] table, int at, long[] pointers) {
        for (int i = 0; i < pointers.length; i++) {
            LittleEndian.putLong(table, at + i * WORD, pointers[i]);
        }
        return at + (pointers.length + 1) * WORD;
    }
}
