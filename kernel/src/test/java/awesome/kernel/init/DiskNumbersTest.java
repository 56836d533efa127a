package awesome.kernel.init;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.block.DiskNames;
import awesome.kernel.vfs.DeviceNumber;
import org.junit.jupiter.api.Test;

class DiskNumbersTest {
    private final DiskNumbers numbers = new DiskNumbers();

    private static String text(long number) {
        return DeviceNumber.major(number) + ":" + DeviceNumber.minor(number);
    }

    @Test
    void areThoseOfLinux() {
        DiskNames names = new DiskNames();
        for (int i = 0; i < 300; i++) {
            String name = names.disk();
            assertEquals(i, DiskNames.index(name));
            String expected = switch (i) {
                case 0 -> "sda 8:0 8:1 8:15 259:0";
                case 15 -> "sdp 8:240 8:241 8:255 259:15";
                case 16 -> "sdq 65:0 65:1 65:15 259:16";
                case 27 -> "sdab 65:176 65:177 65:191 259:27";
                case 128 -> "sddy 128:0 128:1 128:15 259:128";
                case 255 -> "sdiv 135:240 135:241 135:255 259:255";
                default -> null;
            };
            long disk = numbers.disk(name);
            String got = name + " " + text(disk) + " " + text(numbers.part(disk, 1)) + " " + text(numbers.part(disk, 15)) + " "
                    + text(numbers.part(disk, 16));
            assertEquals(expected == null ? got : expected, got);
        }
        assertEquals("11:0", text(numbers.disk(names.drive())));
        assertEquals("sr1", names.drive());
        assertEquals("254:704", text(numbers.disk("vda")));
        assertEquals("254:720", text(numbers.disk("nvme0n1")));
        assertEquals(-1, DiskNames.index("sda1"));
        assertEquals(-1, DiskNames.index("sd"));
        assertEquals(-1, DiskNames.index("vda"));
        names.release("sdq");
        names.release("sr0");
        assertEquals("sdq sr0 sr2", names.disk() + " " + names.drive() + " " + names.drive());
        assertEquals("aaa", DiskNames.letters(702));
    }
}
