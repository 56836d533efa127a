package awesome.conformance.bytecode;

/** A method with many constants, many branches and loops around them: jumps far ahead and far back. */
public final class FarJumps {
    private FarJumps() {}

    private static int step(int state, int input) {
        int next = state;
        for (int round = 0; round < 3; round++) {
            if ((next & 1) == 0) {
                next = next * 31 + input;
                if (next % 3 == 0) {
                    continue;
                }
                next ^= 0x5bd1e995;
                switch (next & 15) {
                    case 0: next += 100001; break;
                    case 1: next += 200002; break;
                    case 2: next += 300003; break;
                    case 3: next += 400004; break;
                    case 4: next += 500005; break;
                    case 5: next += 600006; break;
                    case 6: next += 700007; break;
                    case 7: next += 800008; break;
                    case 8: next -= 900009; break;
                    case 9: next -= 1000010; break;
                    case 10: next -= 1100011; break;
                    case 11: next -= 1200012; break;
                    case 12: next -= 1300013; break;
                    case 13: next -= 1400014; break;
                    case 14: return next;
                    default: next = ~next;
                }
            } else {
                next = next >>> 3 ^ input << 5;
                if (next > 1 << 20) {
                    break;
                }
                while (next > 1000) {
                    next = (next & 0x10000) != 0 ? next / 7 : next / 3 - 1;
                }
            }
        }
        return next;
    }

    public static void main(String[] arguments) {
        int state = 1;
        for (int i = 0; i < 2000; i++) {
            state = step(state, i * 7919);
            if (i % 100 == 0) {
                System.out.println(i + " " + state);
            }
        }
    }
}
