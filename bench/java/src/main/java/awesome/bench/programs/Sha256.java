package awesome.bench.programs;

/** SHA-256 (FIPS 180-4) of a message: rotations and additions of int, an array as a window. */
final class Sha256 {
    private static final int[] ROUND = roundConstants();

    private final int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    private final int[] schedule = new int[64];

    private Sha256() {}

    /** The digest of this many KiB, which are counted up. */
    static long run(int size) {
        byte[] message = new byte[size * 1024];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) (i * 7 + (i >>> 8));
        }
        int[] digest = digest(message);
        return (long) digest[0] << 32 | digest[7] & 0xffffffffL;
    }

    /** The eight words of the digest of a message. */
    static int[] digest(byte[] message) {
        Sha256 hash = new Sha256();
        int whole = message.length / 64 * 64;
        for (int i = 0; i < whole; i += 64) {
            hash.block(message, i);
        }
        int rest = message.length - whole;
        byte[] end = new byte[rest < 56 ? 64 : 128];
        System.arraycopy(message, whole, end, 0, rest);
        end[rest] = (byte) 0x80;
        long bits = message.length * 8L;
        for (int i = 0; i < 8; i++) {
            end[end.length - 1 - i] = (byte) (bits >>> 8 * i);
        }
        for (int i = 0; i < end.length; i += 64) {
            hash.block(end, i);
        }
        return hash.state;
    }

    /** The first 32 bits behind the point of the cube roots of the first 64 primes. */
    private static int[] roundConstants() {
        int[] constants = new int[64];
        int count = 0;
        for (int number = 2; count < constants.length; number++) {
            if (isPrime(number)) {
                constants[count++] = (int) (long) ((Math.cbrt(number) - (long) Math.cbrt(number)) * 0x1.0p32);
            }
        }
        return constants;
    }

    private static boolean isPrime(int number) {
        for (int i = 2; i * i <= number; i++) {
            if (number % i == 0) {
                return false;
            }
        }
        return true;
    }

    private void block(byte[] message, int offset) {
        int[] w = schedule;
        for (int i = 0; i < 16; i++) {
            int at = offset + 4 * i;
            w[i] = message[at] << 24 | (message[at + 1] & 0xff) << 16 | (message[at + 2] & 0xff) << 8 | message[at + 3] & 0xff;
        }
        for (int i = 16; i < 64; i++) {
            int early = Integer.rotateRight(w[i - 15], 7) ^ Integer.rotateRight(w[i - 15], 18) ^ w[i - 15] >>> 3;
            int late = Integer.rotateRight(w[i - 2], 17) ^ Integer.rotateRight(w[i - 2], 19) ^ w[i - 2] >>> 10;
            w[i] = w[i - 16] + early + w[i - 7] + late;
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < 64; i++) {
            int big1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int first = h + big1 + (e & f ^ ~e & g) + ROUND[i] + w[i];
            int big0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int second = big0 + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
