package awesome.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Capability;
import org.junit.jupiter.api.Test;

/** The rules of capabilities(7) that a program on the host cannot be asked about; the others are compared with Linux. */
class CapabilitiesTest {
    private static final long KILL = 1 << Capability.CAP_KILL;

    private final Credentials who = new Credentials();
    private final Capabilities own = who.capabilities();

    @Test
    void aNewProcessHasItsOwn() {
        Credentials child = who.copy();
        assertTrue(child.capabilities().set(0, KILL, 0));
        assertEquals(Capabilities.ALL, own.effective());
        assertEquals(KILL, child.copy().capabilities().permitted());
        assertFalse(child.has(Capability.CAP_KILL));
    }

    @Test
    void bitsOfNoCapabilityDoNotMatter() {
        assertTrue(own.set(-1, -1, 0));
        assertEquals(Capabilities.ALL, own.permitted());
        assertFalse(Capabilities.exists(Capability.CAP_LAST_CAP + 1));
    }

    @Test
    void askingForTheRealUserLeavesNothingBehind() {
        who.setUser(1000, -1, -1);
        assertTrue(who.has(Capability.CAP_DAC_OVERRIDE));
        who.beginReal();
        assertFalse(who.has(Capability.CAP_DAC_OVERRIDE));
        assertFalse(who.mayAccess(0, 0, 0600, 4));
        who.endReal();
        assertTrue(who.mayAccess(0, 0, 0600, 4));
        assertEquals(Capabilities.ALL, own.effective());
    }

    @Test
    void whoMayOnlyReadEverythingWritesNothing() {
        assertTrue(own.set(1 << Capability.CAP_DAC_READ_SEARCH, Capabilities.ALL, 0));
        assertTrue(who.mayAccess(5, 5, 0, 4));
        assertFalse(who.mayAccess(5, 5, 0, 6));
    }

    @Test
    void aProgramOfAnotherUserBringsItsCapabilities() {
        who.setUser(1000, 1000, 1000);
        assertEquals(0, own.permitted());
        Credentials superuser = who.executing(new SetIds(0, -1, false));
        assertEquals(Capabilities.ALL, superuser.capabilities().effective());
        assertEquals(0, who.executing(SetIds.FORBIDDEN).capabilities().permitted());
        superuser.setUser(-1, 1000, -1);
        assertEquals(0, superuser.capabilities().effective());
        assertEquals(Capabilities.ALL, superuser.capabilities().permitted());
    }

    @Test
    void aProgramOfAnotherUserHasNothingAmbient() {
        who.setGroup(7, 7, 7);
        assertTrue(own.set(Capabilities.ALL, Capabilities.ALL, KILL));
        assertTrue(own.raise(Capability.CAP_KILL));
        assertTrue(own.setKept(true));
        who.setUser(1000, 1000, 1000);
        assertEquals(0, own.ambient(), "who stops being the superuser");
        assertTrue(own.raise(Capability.CAP_KILL));
        assertEquals(KILL, who.executing(new SetIds(-1, 7, false)).capabilities().permitted());
        assertEquals(0, who.executing(new SetIds(-1, 8, false)).capabilities().permitted());
    }
}
