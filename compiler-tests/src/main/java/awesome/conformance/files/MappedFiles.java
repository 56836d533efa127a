package awesome.conformance.files;

import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** FileChannel.map: reading, writing and private mappings. */
public final class MappedFiles {
    private MappedFiles() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.write(Path.of("data"), new byte[10_000]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer all = channel.map(FileChannel.MapMode.READ_WRITE, 0, 12_000);
            System.out.println(all.capacity() + " " + channel.size() + " " + all.isDirect() + " " + all.isReadOnly());
            all.order(ByteOrder.LITTLE_ENDIAN).putLong(5_000, 0x0102030405060708L);
            all.force();
            MappedByteBuffer part = channel.map(FileChannel.MapMode.READ_ONLY, 5_001, 7);
            System.out.println(part.get() + " " + part.getShort() + " " + part.remaining());
            Attempt.show("read only", () -> part.put(0, (byte) 1));
            MappedByteBuffer own = channel.map(FileChannel.MapMode.PRIVATE, 0, 100);
            own.put(3, (byte) 77);
            System.out.println(own.get(3) + " " + all.get(3));
            Attempt.show("nothing", () -> channel.map(FileChannel.MapMode.READ_ONLY, 0, 0).capacity());
            Attempt.show("negative", () -> channel.map(FileChannel.MapMode.READ_ONLY, -1, 1));
        }
        try (FileChannel channel = FileChannel.open(file)) {
            Attempt.show("behind the end", () -> channel.map(FileChannel.MapMode.READ_ONLY, 0, 20_000));
            Attempt.show("not writable", () -> channel.map(FileChannel.MapMode.READ_WRITE, 0, 10));
        }
        System.out.println(Files.readAllBytes(file)[5_000]);
    }
}
