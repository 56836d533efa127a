package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Cold;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.util.Arrays;

/** {@code java.lang.AbstractStringBuilder}: what appending mostly does is small enough to be inlined. */
@TargetClass("java.lang.AbstractStringBuilder")
final class Target_java_lang_AbstractStringBuilder {
    @Alias private byte[] value;
    @Alias private byte coder;
    @Alias private int count;

    @Alias
    private native int newCapacity(int minimum);

    @Alias
    private native void inflate();

    @Replace
    public Target_java_lang_AbstractStringBuilder append(char character) {
        int at = count;
        ensureCapacityInternal(at + 1);
        if (coder != 0) {
            value[2 * at] = (byte) character;
            value[2 * at + 1] = (byte) (character >> Byte.SIZE);
        } else if (character <= 0xff) {
            value[at] = (byte) character;
        } else {
            inflate();
            Target_java_lang_StringUTF16.putCharSB(value, at, character);
        }
        count = at + 1;
        return this;
    }

    @Replace
    private void ensureCapacityInternal(int minimum) {
        // A minimum that is negative, a sum that did not fit, is large here.
        if (Integer.compareUnsigned(minimum, value.length >> coder) > 0) {
            grow(minimum);
        }
    }

    @Inject
    @Cold
    private void grow(int minimum) {
        if (minimum < 0) {
            throw new OutOfMemoryError("Required length exceeds implementation limit");
        }
        value = Arrays.copyOf(value, newCapacity(minimum) << coder);
    }
}
