package awesome.kernel.fake;

import awesome.kernel.memory.LittleEndian;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** What a virtio console does: port 0 is for a terminal, and others have names. */
public final class FakeConsole implements FakeVirtio.Worker {
    public FakeVirtio device;
    /** What came out of each port. */
    public final Map<Integer, ByteArrayOutputStream> came = new HashMap<>();
    /** Messages that came: port, event, value. */
    public final StringBuilder messages = new StringBuilder();
    /** How many ports it tells of. */
    public int ports = 1;
    private final ArrayDeque<byte[]> next = new ArrayDeque<>();

    @Override
    public byte[] answer(byte[] given, int room) {
        int queue = device.workingQueue;
        if (room > 0) {
            return next.remove();
        }
        if (queue == 3) {
            message(LittleEndian.getInt(given, 0), LittleEndian.getShort(given, 4), LittleEndian.getShort(given, 6));
        } else {
            came.computeIfAbsent(queue < 2 ? 0 : queue / 2 - 1, key -> new ByteArrayOutputStream()).writeBytes(given);
        }
        return new byte[0];
    }

    private void message(int port, int event, int value) {
        messages.append(port).append(':').append(event).append('=').append(value).append(' ');
        if (event == 0) {
            for (int i = 0; i < ports; i++) {
                tell(i, 1, 1, "");
            }
        } else if (event == 3 && port == 0) {
            tell(port, 4, 1, "");
        } else if (event == 3) {
            tell(port, 7, 1, "port." + port);
        }
    }

    /** Sends a message about a port. */
    public void tell(int port, int event, int value, String more) {
        byte[] message = new byte[8 + more.length()];
        LittleEndian.putInt(message, 0, port);
        LittleEndian.putShort(message, 4, event);
        LittleEndian.putShort(message, 6, value);
        System.arraycopy(more.getBytes(StandardCharsets.ISO_8859_1), 0, message, 8, more.length());
        next.add(message);
        device.workQueue(2);
    }

    /** Sends bytes into a port; false if it takes none now. */
    public boolean send(int port, String text) {
        next.add(text.getBytes(StandardCharsets.ISO_8859_1));
        boolean isSent = device.workQueue(port == 0 ? 0 : 2 * port + 2);
        if (!isSent) {
            next.removeLast();
        }
        return isSent;
    }

    /** What came out of a port. */
    public String text(int port) {
        return came.containsKey(port) ? came.get(port).toString(StandardCharsets.ISO_8859_1) : "";
    }
}
