package awesome.abi.nasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.BootFailure;
import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.DiskHeader;
import awesome.abi.boot.MemoryRegionLayout;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NasmIncludeTest {
    @Layout(prefix = "bad", size = 16)
    private static final class Overlapping {
        @Field(bytes = 8, value = "a")
        public static final int A = 0;

        @Field(bytes = 4, value = "b")
        public static final int B = 4;
    }

    @Layout(prefix = "bad", size = 8)
    private static final class TooLong {
        @Field(bytes = 16, value = "a")
        public static final int A = 0;
    }

    @Test
    void givesNasmOffsetsAndConstants() {
        String text = NasmInclude.text();
        assertTrue(text.contains("%define boot_info.memory_map 0x400 "));
        assertTrue(text.contains("%define BOOT_INFO_MAGIC_VALUE 0x454d4f53455741\n"));
        assertTrue(text.contains("%define memory_region_size 24\n"));
        assertTrue(text.contains("%define disk_header.header_sum 0x1fc "));
        assertTrue(text.contains("%define FAIL_DISK_READ 2\n"));
        assertTrue(text.contains("%define FAIL_DISK_READ_TEXT \"disk read error\"\n"));
    }

    @Test
    void rejectsLayoutsThatCannotBe() {
        assertThrows(IllegalStateException.class, () -> NasmInclude.places(Overlapping.class));
        assertThrows(IllegalStateException.class, () -> NasmInclude.places(TooLong.class));
    }

    @Test
    void theStructuresFillWhatTheySay() {
        for (Class<?> layout : List.of(BootInfoLayout.class, MemoryRegionLayout.class, DiskHeader.class)) {
            List<NasmInclude.Place> places = NasmInclude.places(layout);
            NasmInclude.Place last = places.get(places.size() - 1);
            assertEquals(layout.getAnnotation(Layout.class).size(), last.offset() + last.bytes());
        }
    }

    @Test
    void everyFailureHasItsOwnCode() {
        Set<Integer> codes = new HashSet<>();
        for (BootFailure failure : BootFailure.values()) {
            assertTrue(codes.add(failure.code()), failure + " has a code twice");
            assertTrue(failure.code() >= 1 && failure.code() <= 99);
        }
        assertEquals("Awesome cannot boot: E02 disk read error", BootFailure.DISK_READ.line());
    }
}
