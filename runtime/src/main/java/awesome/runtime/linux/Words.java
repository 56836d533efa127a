package awesome.runtime.linux;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;

/** Some 32-bit words at a fixed address, to wait on; part of the image. */
@NoAlloc("used by the lock of the heap")
final class Words {
    private final int[] words;

    Words(int count) {
        words = new int[count];
    }

    Address at(int index) {
        return Objects.addressOf(words).plus(Hubs.ARRAY_BASE + index * 4L);
    }
}
