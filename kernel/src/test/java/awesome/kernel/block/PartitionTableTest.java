package awesome.kernel.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.HostDisk;
import awesome.kernel.memory.LittleEndian;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PartitionTableTest {
    private static final int SECTORS = 2048;

    private final byte[] content = new byte[SECTORS * 512];
    private final FakeFrames frames = new FakeFrames(10);
    private int block = 512;

    private BlockIo io() {
        HostDisk disk = HostDisk.of(content, frames);
        disk.logicalBlockSize = block;
        return new BlockIo(disk, new DiskWaiter(), frames, frames);
    }

    private String found() {
        StringBuilder text = new StringBuilder();
        for (Partition each : PartitionTable.read(io())) {
            text.append(each.name()).append(' ').append(each.start()).append('+').append(each.sectors()).append(' ');
        }
        return text.toString();
    }

    private void record(int at, int entry, int type, int start, int count) {
        content[at * block + 510] = 0x55;
        content[at * block + 511] = (byte) 0xaa;
        int place = at * block + 446 + 16 * entry;
        content[place + 4] = (byte) type;
        LittleEndian.putInt(content, place + 8, start);
        LittleEndian.putInt(content, place + 12, count);
    }

    private void gpt(int at, int entries, long... ranges) {
        int table = entries * block;
        for (int i = 0; i < ranges.length / 2; i++) {
            LittleEndian.putLong(content, table + 128 * i, 0x1234);
            LittleEndian.putLong(content, table + 128 * i + 32, ranges[2 * i]);
            LittleEndian.putLong(content, table + 128 * i + 40, ranges[2 * i + 1]);
        }
        int header = at * block;
        LittleEndian.putLong(content, header, 0x5452415020494645L);
        LittleEndian.putInt(content, header + 12, 92);
        LittleEndian.putLong(content, header + 24, at);
        LittleEndian.putLong(content, header + 72, entries);
        LittleEndian.putInt(content, header + 80, 128);
        LittleEndian.putInt(content, header + 84, 128);
        LittleEndian.putInt(content, header + 88, sum(table, 128 * 128));
        LittleEndian.putInt(content, header + 16, 0);
        LittleEndian.putInt(content, header + 16, sum(header, 92));
    }

    private int sum(int at, int length) {
        CRC32 sum = new CRC32();
        sum.update(content, at, length);
        return (int) sum.getValue();
    }

    @Test
    void findsThoseOfARecord() {
        assertEquals("", found());
        record(0, 0, 0x83, 100, 50);
        record(0, 1, 0x0f, 200, 1000);
        record(0, 2, 0x82, 1200, 848);
        record(0, 3, 0x83, 1200, 849);
        record(200, 0, 0x83, 10, 40);
        record(200, 1, 0x05, 300, 100);
        record(500, 0, 0x83, 1, 99);
        assertEquals("host1 100+50 host3 1200+848 host5 210+40 host6 501+99 ", found());
        content[446] = 0x12;
        assertEquals("", found());
        content[446] = (byte) 0x80;
        content[54] = 'F';
        content[55] = 'A';
        content[56] = 'T';
        assertEquals("", found());
    }

    @Test
    void logicalOnesThatGoInCirclesEnd() {
        record(0, 1, 5, 200, 1000);
        record(200, 0, 0x83, 1, 1);
        record(200, 1, 5, 100, 1000);
        record(300, 0, 0x83, 1, 1);
        record(300, 1, 5, 100, 1000);
        assertTrue(PartitionTable.read(io()).size() < 70);
    }

    @Test
    void findsThoseOfAGuidTable() {
        record(0, 0, 0xee, 1, SECTORS - 1);
        gpt(1, 2, 40, 99, 100, 100, 0, 0, 2000, 2047, 2000, 2048, 100, 99);
        String all = "host1 40+60 host2 100+1 host4 2000+48 ";
        assertEquals(all, found());
        content[2 * 512]++;
        assertEquals("host1 1+2047 ", found(), "damaged: what protects it is left");
        gpt(SECTORS - 1, 1000, 40, 99);
        assertEquals("host1 40+60 ", found(), "the second one");
        block = 4096;
        java.util.Arrays.fill(content, (byte) 0);
        record(0, 0, 0xee, 1, 255);
        content[510] = 0x55;
        content[511] = (byte) 0xaa;
        gpt(1, 2, 6, 9);
        assertEquals("host1 48+32 ", found());
    }

    @Test
    void tellsThemApart() {
        record(0, 0, 0x0f, 200, 1000);
        record(0, 1, 0x83, 100, 50);
        record(200, 0, 0x83, 10, 40);
        LittleEndian.putInt(content, 440, 0xdead5);
        List<Partition> all = PartitionTable.read(io());
        assertEquals("000dead5-02 000dead5-05", all.get(0).id() + " " + all.get(1).id());
        assertEquals("", all.get(0).label());
        java.util.Arrays.fill(content, (byte) 0);
        record(0, 0, 0xee, 1, SECTORS - 1);
        for (int i = 0; i < 16; i++) {
            content[2 * 512 + 16 + i] = (byte) (0xf0 + i);
        }
        for (int i = 0; i < 4; i++) {
            content[2 * 512 + 56 + 2 * i] = (byte) "root".charAt(i);
        }
        gpt(1, 2, 40, 99);
        Partition part = PartitionTable.read(io()).get(0);
        // The order of Linux, block/partitions/efi.c (efi_guid_to_str).
        assertEquals("f3f2f1f0-f5f4-f7f6-f8f9-fafbfcfdfeff root", part.id() + " " + part.label());
    }

    @Test
    void aPartKeepsToItself() {
        record(0, 0, 0x83, 100, 50);
        Partition part = PartitionTable.read(io()).get(0);
        BlockIo io = new BlockIo(part, new DiskWaiter(), frames, frames);
        byte[] bytes = {7};
        io.write(49, java.util.Arrays.copyOf(bytes, 512), 0, 512);
        assertEquals(7, content[149 * 512]);
        Errors.assertErrno(Errno.EIO, () -> io.write(50, new byte[512], 0, 512));
        Errors.assertErrno(Errno.EIO, () -> io.write(-1, new byte[512], 0, 512));
        io.flush();
        BlockRequest good = BlockRequest.writeZeroes(0, 50);
        BlockRequest bad = BlockRequest.writeZeroes(0, 51);
        part.submitAll(List.of(bad, good));
        assertEquals("0 5", good.error() + " " + bad.error());
        assertEquals(0, content[149 * 512]);
    }

    /** Whatever the table says, its parts are on the disk. */
    @Property(tries = 500)
    void believesNothing(@ForAll Random random) {
        java.util.Arrays.fill(content, (byte) 0);
        record(0, random.nextInt(4), random.nextBoolean() ? 0xee : 5, random.nextInt(SECTORS), random.nextInt());
        gpt(1, 2, random.nextInt(SECTORS), random.nextInt(3000), random.nextLong(), random.nextLong());
        for (int i = 0; i < 5; i++) {
            content[random.nextInt(4 * 512)] = (byte) random.nextInt();
        }
        content[510] = 0x55;
        content[511] = (byte) 0xaa;
        for (Partition each : PartitionTable.read(io())) {
            assertTrue(each.start() > 0 && each.sectors() > 0 && each.start() + each.sectors() <= SECTORS);
        }
    }
}
