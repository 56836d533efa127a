package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.FileMode;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Inode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several append at the same time is all there. */
class AppendTest {
    @TempDir
    Path folder;

    @Test
    void whoHasToWaitAppendsBehindTheOther() throws Exception {
        Path image = folder.resolve("image");
        Tools.make(image, null, "8M");
        Mounted mounted = Mounted.writable(Files.readAllBytes(image));
        Inode file = mounted.system.root().create("file", FileMode.S_IFREG | 0644, 0);
        mounted.turn.others = () -> file.append(Bytes.of("first"));
        assertEquals(5, file.append(Bytes.of("second")));
        assertEquals(11, file.size());
    }
}
