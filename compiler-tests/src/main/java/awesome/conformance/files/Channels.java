package awesome.conformance.files;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** FileChannel: positions, truncation, direct and heap buffers, scattering, gathering, locks. */
public final class Channels {
    private Channels() {}

    private static String text(ByteBuffer buffer) {
        buffer.flip();
        return StandardCharsets.US_ASCII.decode(buffer).toString();
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("data");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            System.out.println(channel.write(StandardCharsets.US_ASCII.encode("0123456789")) + " "
                    + channel.position());
            ByteBuffer direct = ByteBuffer.allocateDirect(4);
            System.out.println(channel.read(direct, 3) + " " + channel.position() + " " + text(direct));
            channel.position(8);
            ByteBuffer heap = ByteBuffer.allocate(10);
            System.out.println(channel.read(heap) + " " + text(heap) + " " + channel.read(heap));
            channel.position(20);
            channel.write(ByteBuffer.wrap(new byte[] {'x'}));
            System.out.println(channel.size() + " " + Files.readAllBytes(file)[15]);
            channel.truncate(6);
            System.out.println(channel.size() + " " + channel.position());
            ByteBuffer[] parts = {ByteBuffer.wrap("ab".getBytes()), ByteBuffer.allocate(0),
                    ByteBuffer.wrap("cde".getBytes())};
            System.out.println(channel.write(parts) + " " + channel.size());
            channel.position(5);
            ByteBuffer[] into = {ByteBuffer.allocate(2), ByteBuffer.allocateDirect(3)};
            System.out.println(channel.read(into) + " " + text(into[0]) + text(into[1]));
            try (FileLock lock = channel.lock(2, 3, false)) {
                System.out.println(lock.isShared() + " " + lock.isValid() + " " + lock.overlaps(4, 9) + " "
                        + lock.overlaps(5, 9));
                Attempt.show("overlapping", () -> channel.tryLock());
            }
            channel.force(true);
        }
        FileChannel closed = FileChannel.open(file);
        closed.close();
        Attempt.show("closed", closed::size);
        Attempt.show("still closed", () -> closed.read(ByteBuffer.allocate(1)));
        try (FileChannel channel = FileChannel.open(file)) {
            Attempt.show("read only", () -> channel.write(ByteBuffer.allocate(1)));
            try (FileChannel to = FileChannel.open(Path.of("other"), StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                System.out.println(channel.transferTo(2, 4, to) + " " + to.transferFrom(channel, 4, 100) + " "
                        + Files.readString(Path.of("other")));
            }
        }
    }
}
