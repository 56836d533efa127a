package awesome.kernel.init;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.procfs.SysFileSystem;
import org.junit.jupiter.api.Test;

class MachineShownTest {
    @Test
    void rangesOfProcessorsAreShort() {
        assertEquals("0", MachineShown.list(1));
        assertEquals("0-1", MachineShown.list(3));
        assertEquals("0-2,4,62-63", MachineShown.list(0xc000_0000_0000_0017L));
        assertEquals("0-63", MachineShown.list(-1));
        assertEquals("", MachineShown.list(0));
    }

    @Test
    void processorsAreShown() {
        TestFiles files = new TestFiles(4);
        SysFileSystem sys = new SysFileSystem(8, new ManualClock());
        MachineShown.addTo(sys, 5);
        files.vfs.mount(sys, "/sys");
        String cpus = "/sys/devices/system/cpu/";
        assertEquals("0,2\n", TestFiles.text(files.open(cpus + "online", OpenFlag.O_RDONLY)));
        assertEquals("5\n", TestFiles.text(files.open(cpus + "cpu2/topology/core_siblings", OpenFlag.O_RDONLY)));
        assertEquals("2\n", TestFiles.text(files.open(cpus + "cpu2/topology/core_id", OpenFlag.O_RDONLY)));
        assertEquals("sysfs", files.find("/sys").fileSystem().type());
    }
}
