package awesome.kernel.fake;

import awesome.kernel.memory.LittleEndian;
import java.util.Arrays;

/** What a virtio disk does, on an array. */
public final class FakeVirtioDisk implements FakeVirtio.Worker {
    public final byte[] content;
    /** The kinds of requests that came. */
    public final StringBuilder log = new StringBuilder();
    /** What it says of how it went; 0 for well. */
    public int status;

    public FakeVirtioDisk(int bytes) {
        content = new byte[bytes];
    }

    @Override
    public byte[] answer(byte[] given, int room) {
        int type = LittleEndian.getInt(given, 0);
        int at = (int) LittleEndian.getLong(given, 8) * 512;
        byte[] answer = new byte[room];
        log.append(type).append(' ');
        answer[room - 1] = (byte) status;
        if (status != 0) {
            return answer;
        }
        switch (type) {
            case 0 -> System.arraycopy(content, at, answer, 0, room - 1);
            case 1 -> System.arraycopy(given, 16, content, at, given.length - 16);
            case 11, 13 -> {
                int from = (int) LittleEndian.getLong(given, 16) * 512;
                int end = from + LittleEndian.getInt(given, 24) * 512;
                Arrays.fill(content, from, end, (byte) (type == 11 ? 0xdd : 0));
            }
            case 4 -> { }
            default -> answer[room - 1] = 2;
        }
        return answer;
    }
}
