package awesome.kernel.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.Somebody;
import awesome.kernel.fake.TestFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules; how calls follow them is compared with Linux elsewhere. */
class FileAccessTest {
    private static final int OWNER = 1000;
    private static final int GROUP = 2000;

    private final TestFiles files = new TestFiles(16);
    private final FileAccess access = files.vfs.access();
    private FileUser who = FileUser.SUPERUSER;
    private Inode file;

    @BeforeEach
    void makeFile() {
        access.setUsers(() -> who);
        files.open("f", OpenFlag.O_CREAT | OpenFlag.O_RDWR).release();
        file = files.find("f");
        file.setOwner(OWNER, GROUP);
    }

    private void mayOnly(int mode, FileUser user, int allowed) {
        file.setPermissions(mode);
        who = user;
        for (int wanted = 1; wanted < 8; wanted++) {
            assertEquals((wanted & ~allowed) == 0, access.may(file, wanted), user + " wants " + wanted + " of " + mode);
        }
        who = FileUser.SUPERUSER;
    }

    @Test
    void oneOfThreeClassesCounts() {
        for (int mode = 0; mode < 01000; mode++) {
            mayOnly(mode, new Somebody(OWNER, 1), mode >> 6);
            mayOnly(mode, new Somebody(1, GROUP), mode >> 3 & 7);
            mayOnly(mode, new Somebody(1, 1), mode & 7);
            mayOnly(mode, new Somebody(0, 1), (mode & 0111) == 0 ? 6 : 7);
        }
    }

    @Test
    void theSuperuserEntersAllDirectories() {
        files.vfs.makeDirectory(files.context, files.vfs.root(), "d", 0);
        assertTrue(access.may(files.find("d"), 7));
        who = new Somebody(1, 1);
        assertFalse(access.may(files.find("d"), FileAccess.EXECUTE));
        Errors.assertErrno(Errno.EACCES, () -> files.find("d/x"));
        Errors.assertErrno(Errno.EACCES, () -> files.findPlace("d/.."));
    }

    @Test
    void whatIsMadeBelongsToWhoMadeIt() {
        files.vfs.makeDirectory(files.context, files.vfs.root(), "d", 0777);
        who = new Somebody(7, 8);
        files.open("d/new", OpenFlag.O_CREAT | OpenFlag.O_RDWR).release();
        assertEquals(7, files.find("d/new").owner());
        assertEquals(8, files.find("d/new").group());
        who = FileUser.SUPERUSER;
        files.find("d").setOwner(0, GROUP);
        files.find("d").setPermissions(02777);
        who = new Somebody(7, 8);
        files.vfs.makeDirectory(files.context, files.vfs.root(), "d/below", 0755);
        assertEquals(GROUP, files.find("d/below").group());
        assertEquals(02755, files.find("d/below").mode() & 07777);
    }

    @Test
    void programsOfOthersLoseTheirRightsWhenTheyChange() {
        file.setPermissions(06755);
        Errors.assertErrno(Errno.EPERM, () -> {
            who = new Somebody(1, 1);
            access.changeOwner(file, -1, -1);
        });
        who = new Somebody(OWNER, GROUP);
        access.changeOwner(file, -1, GROUP);
        assertEquals(0755, file.mode() & 07777);
        access.changeMode(file, 06755);
        files.open("f", OpenFlag.O_RDWR).write(Bytes.of("x"));
        assertEquals(0755, file.mode() & 07777);
        who = new Somebody(OWNER, 1);
        access.changeMode(file, 06755);
        assertEquals(04755, file.mode() & 07777, "not of that group");
    }
}
