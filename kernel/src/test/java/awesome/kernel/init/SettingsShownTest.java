package awesome.kernel.init;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.Sandbox;
import awesome.kernel.procfs.ProcFileSystem;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.Inode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsShownTest {
    private final Sandbox box = new Sandbox();
    private final ProcFileSystem proc = new ProcFileSystem(9, box.machine,
            new ProcessJobs(box.process.services().current(), box.process.services().processes()));

    private String text(String path) {
        Inode at = proc.root();
        for (String name : path.split("/")) {
            at = ((Directory) at).lookup(name);
        }
        byte[] bytes = new byte[4096];
        var file = at.open(0);
        long length = file.read(new Bytes(bytes));
        file.release();
        return new String(Arrays.copyOf(bytes, (int) length), StandardCharsets.ISO_8859_1);
    }

    @Test
    void settingsAreThoseOfTheKernel() {
        SettingsShown.addTo(proc, box.process.services(), true);
        assertEquals("Linux\n", text("sys/kernel/ostype"));
        assertEquals("32768\n", text("sys/kernel/pid_max"));
        assertEquals("2\n", text("sys/kernel/randomize_va_space"));
        box.string(AREA, "other");
        assertEquals(0, box.call(SETHOSTNAME, AREA, 5));
        assertEquals("other\n", text("sys/kernel/hostname"));
        assertTrue(text("vmstat").startsWith("nr_free_pages "));
        String uuid = text("sys/kernel/random/uuid");
        assertTrue(uuid.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n"), uuid);
        assertNotEquals(uuid, text("sys/kernel/random/uuid"));
        assertEquals(text("sys/kernel/random/boot_id"), text("sys/kernel/random/boot_id"));
    }

    /** As Linux 6.1 shows them. */
    @Test
    void limitsHaveColumns() {
        box.process.limits().set(0, 5, 7);
        List<String> lines = List.of(LimitsShown.text(box.process.limits()).split("\n"));
        assertEquals(17, lines.size());
        assertEquals("Limit                     Soft Limit           Hard Limit           Units     ", lines.get(0));
        assertEquals("Max cpu time              5                    7                    seconds   ", lines.get(1));
        assertEquals("Max file size             unlimited            unlimited            bytes     ", lines.get(2));
    }
}
