package awesome.kernel.syscall;

import static awesome.abi.linux.SystemCallNumber.*;
import static awesome.kernel.fake.Sandbox.AREA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.memory.Allowance;
import org.junit.jupiter.api.Test;

class AttributeCallsTest {
    private static final long PATH = AREA;
    private static final long NAME = AREA + 0x1000;
    private static final long VALUE = AREA + 0x2000;
    private static final long OUT = AREA + 0x14000;

    private final Sandbox box = new Sandbox();

    AttributeCallsTest() {
        box.file("/f", "content".getBytes(), 0644);
        box.string(PATH, "/f");
    }

    private long set(String name, String value, int flags) {
        return box.call(SETXATTR, PATH, box.string(NAME, name), box.string(VALUE, value), value.length(), flags);
    }

    private String get(String name, int room) {
        long length = box.call(GETXATTR, PATH, box.string(NAME, name), OUT, room);
        return length < 0 ? Errno.name((int) -length) : box.text(OUT, (int) length);
    }

    private String list() {
        long length = box.call(LISTXATTR, PATH, OUT, 200);
        return length < 0 ? Errno.name((int) -length) : box.text(OUT, (int) length).replace('\0', ' ');
    }

    @Test
    void valuesAreKeptByName() {
        assertEquals("ENODATA", get("user.a", 10));
        assertEquals("", list());
        assertEquals(0, set("user.b", "two", 0));
        assertEquals(0, set("user.a", "one", 1));
        assertEquals(0, set("security.x", "", 0));
        assertEquals("one", get("user.a", 10));
        assertEquals("ERANGE", get("user.a", 2));
        assertEquals(3, box.call(GETXATTR, PATH, NAME, 0, 0));
        assertEquals("user.b user.a security.x ", list());
        assertEquals(-Errno.EEXIST, set("user.a", "x", 1));
        assertEquals(-Errno.ENODATA, set("user.c", "x", 2));
        assertEquals(0, set("user.a", "longer", 2));
        assertEquals("longer", get("user.a", 10));
        assertEquals(0, box.call(REMOVEXATTR, PATH, box.string(NAME, "user.a")));
        assertEquals(-Errno.ENODATA, box.call(REMOVEXATTR, PATH, NAME));
        assertEquals("user.b security.x ", list());
    }

    @Test
    void eachNamespaceHasItsRules() {
        assertEquals(-Errno.EOPNOTSUPP, set("nonsense", "x", 0));
        assertEquals(-Errno.EINVAL, set("user.", "x", 0));
        assertEquals(-Errno.EOPNOTSUPP, set("system.posix_acl_access", "x", 0));
        assertEquals(-Errno.EINVAL, set("security.capability", "x", 0));
        assertEquals(-Errno.ERANGE, set("", "x", 0));
        assertEquals(-Errno.ERANGE, set("user." + "x".repeat(251), "x", 0));
        assertEquals(0, set("user." + "x".repeat(250), "x", 0));
        set("trusted.a", "1", 0);
        set("user.a", "1", 0);
        box.call(CHMOD, PATH, 0604);
        box.call(SETRESGID, 1000, 1000, 1000);
        box.call(SETRESUID, 1000, 1000, 1000);
        assertEquals("ENODATA", get("trusted.a", 9));
        assertEquals("1", get("user.a", 9));
        assertTrue(!list().contains("trusted"));
        assertEquals(-Errno.EACCES, set("user.a", "2", 0));
        assertEquals(-Errno.EPERM, set("trusted.a", "2", 0));
        assertEquals(-Errno.EPERM, set("security.a", "2", 0));
    }

    @Test
    void memoryHasALimitAndIsGivenBack() {
        Allowance space = box.vfs.root().inode().fileSystem().attributeSpace();
        long before = space.left();
        set("user.a", "x".repeat(1000), 0);
        assertTrue(space.left() < before - 1000);
        set("user.a", "x", 0);
        assertTrue(space.left() > before - 1000);
        assertEquals(-Errno.E2BIG, box.call(SETXATTR, PATH, NAME, VALUE, 65537, 0));
        int made = 0;
        long result = 0;
        while (result == 0) {
            result = box.call(SETXATTR, PATH, box.string(NAME, "user." + made++), VALUE, 60000, 0);
        }
        assertEquals(-Errno.ENOSPC, result);
        box.call(UNLINK, PATH);
        assertEquals(before, space.left());
    }
}
