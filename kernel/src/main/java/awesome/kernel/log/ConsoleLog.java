package awesome.kernel.log;

import awesome.kernel.console.CharacterDevice;

/** A log on a console. */
public final class ConsoleLog implements Log {
    private final CharacterDevice console;

    /** Messages go to {@code console}, lines ended as terminals want it. */
    public ConsoleLog(CharacterDevice console) {
        this.console = console;
    }

    @Override
    public void line(String message) {
        byte[] bytes = new byte[2 * message.length() + 2];
        int length = 0;
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c == '\n') {
                bytes[length++] = '\r';
            }
            bytes[length++] = c < 0x80 ? (byte) c : (byte) '?';
        }
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        console.write(bytes, 0, length);
    }
}
