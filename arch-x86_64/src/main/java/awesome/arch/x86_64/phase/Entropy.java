package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.magic.NoAlloc;

/**
 * Numbers that nobody outside of the machine can foresee, as far as the processor helps: from its random number
 * generator, and from the time that passed, which is all there is on a processor without one.
 */
@NoAlloc("any context")
final class Entropy {
    private final ProcessorFeatures features;
    private long state;

    Entropy(ProcessorFeatures features) {
        this.features = features;
    }

    /** 64 bits. */
    long next() {
        state = mix(state + Instructions.timeStamp());
        if (features.hasRandom()) {
            state ^= Instructions.random();
        }
        return mix(state);
    }

    /** The finaliser of SplitMix64: every bit of the input changes half of the result. */
    static long mix(long value) {
        long mixed = value + 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }
}
