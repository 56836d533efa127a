package awesome.kernel.random;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.memory.LittleEndian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Random bytes that cannot be foretold: a key, stretched with ChaCha20 and replaced after each use, so that what was
 * given cannot be found out later.
 *
 * <p>The key comes from the processor's generator, the clock and devices that are there, and again so from time to time. On a machine without
 * a generator there is the clock alone: different at every start, but not secret.
 */
public final class RandomSource {
    /** So many bytes are given before the generator is asked again. */
    private static final int RESEED = 1 << 20;
    /** So often the clock is read for the first key: how long that takes each time differs a little. */
    private static final int CLOCK_READINGS = 64;
    private static final int CHUNK = ChaCha20.BLOCK;

    private final Cpu cpu;
    private final Clock clock;
    private final ChaCha20 cipher = new ChaCha20();
    private final byte[] key = new byte[ChaCha20.KEY];
    private final byte[] block = new byte[CHUNK];
    private int untilReseed;
    private final List<RandomFeed> feeds = new ArrayList<>();

    /** A source for this machine. */
    public RandomSource(Cpu cpu, Clock clock) {
        this.cpu = cpu;
        this.clock = clock;
        byte[] time = new byte[8];
        for (int i = 0; i < CLOCK_READINGS; i++) {
            LittleEndian.putLong(time, 0, clock.monotonicNanos());
            mix(time, time.length);
        }
        LittleEndian.putLong(time, 0, clock.realtimeNanos());
        mix(time, time.length);
    }

    /** Lets bytes of a device go into the key, soon and from time to time. */
    public void add(RandomFeed feed) {
        feeds.add(feed);
        untilReseed = 0;
    }

    /** Lets bytes that somebody offers go into the key, which can only make it better. */
    public void mix(byte[] bytes, int length) {
        for (int done = 0; done < length; done += ChaCha20.KEY) {
            for (int i = 0; i < Math.min(ChaCha20.KEY, length - done); i++) {
                key[i] ^= bytes[done + i];
            }
            begin();
        }
    }

    /** Fills {@code length} bytes of {@code target} from {@code start} on. */
    public void fill(byte[] target, int start, int length) {
        untilReseed -= length;
        if (untilReseed < 0) {
            reseed();
        }
        begin();
        for (int done = 0; done < length; done += CHUNK) {
            cipher.block(block, 0);
            System.arraycopy(block, 0, target, start + done, Math.min(CHUNK, length - done));
        }
        Arrays.fill(block, (byte) 0);
    }

    /** {@link #fill} of a new array. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        fill(bytes, 0, length);
        return bytes;
    }

    private void reseed() {
        byte[] fresh = new byte[ChaCha20.KEY];
        if (cpu.random(fresh)) {
            mix(fresh, fresh.length);
        }
        for (RandomFeed each : feeds) {
            mix(fresh, each.take(fresh));
        }
        LittleEndian.putLong(fresh, 0, clock.monotonicNanos());
        mix(fresh, 8);
        untilReseed = RESEED;
    }

    /** Sets the cipher up with the key, and replaces the key by the cipher's first bytes. */
    private void begin() {
        cipher.setKey(key, 0, 0);
        cipher.block(block, 0);
        System.arraycopy(block, 0, key, 0, key.length);
    }
}
