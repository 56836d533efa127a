package awesome.arch.x86_64.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapPrinterTest {
    private final Machine machine = new Machine();
    private final SpaceBuilder builder = new SpaceBuilder(machine, Machine.features(true));
    private final PageTree tree = new PageTree(machine.memory, machine);
    private final List<String> lines = new ArrayList<>();

    /** Sees entries where the processor would see them. */
    private final Entries tables = (virtual, level) ->
            machine.host.readLong(machine.walk(tree.root().bits(), RecursiveTables.addressOf(virtual, level)));
    private final MapPrinter printer = new MapPrinter(tables, lines::add);

    @Test
    void printsRangesWithRightsAndNames() {
        long image = 0xffff_d000_0020_0000L;
        builder.begin(tree);
        builder.data(0xb8000, 0xb8000, 0x8000);
        builder.code(image, 0x20_0000, 0x20_3000);
        builder.constants(image + 0x20_3000, 0x40_3000, 0x2000);
        builder.data(image + 0x20_5000, 0x40_5000, 0x1000);
        builder.fresh(image + 0x20_6000, 0x4000);
        printer.name(image, image + 0x20_3000, "code");
        printer.name(image + 0x20_5000, image + 0x20_6000, "data");
        printer.name(image + 0x20_6000, image + 0x20_a000, "heap");
        printer.name(image + 0x20_a000, image + 0x20_b000, "guard");
        printer.name(0xb8000, 0xc0000, "screen");
        printer.print();
        assertEquals(List.of(
                "map: 00000000000b8000-00000000000c0000 rw- s        32K screen",
                "map: ffffd00000200000-ffffd00000403000 r-x s      2060K code",
                "map: ffffd00000403000-ffffd00000405000 r-- s         8K ",
                "map: ffffd00000405000-ffffd00000406000 rw- s         4K data",
                "map: ffffd00000406000-ffffd0000040a000 rw- s        16K heap",
                "map: ffffd0000040a000-ffffd0000040b000 --- s         4K guard",
                "map: ffffff0000000000-ffffff8000000000 rw- s 536870912K page tables (recursive)"), lines);
    }

    @Test
    void listsWhatIsGone() {
        long last = 0xffff_ffff_ffe0_0000L;
        builder.begin(tree);
        builder.data(last, 0, 0x20_0000);
        printer.name(0x20_0000, 0x40_0000, "kernel before");
        printer.print();
        assertEquals(List.of(
                "map: 0000000000200000-0000000000400000 --- s      2048K kernel before",
                "map: ffffff0000000000-ffffff8000000000 rw- s 536870912K page tables (recursive)",
                "map: ffffffffffe00000-0000000000000000 rw- s      2048K "), lines);
    }
}
