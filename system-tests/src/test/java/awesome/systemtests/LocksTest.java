package awesome.systemtests;

import static awesome.systemtests.BootLog.assertContains;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks that all processors of a machine take, and what stands on them. */
class LocksTest {
    private static String run(String options, int cpus, int status) {
        return BootLog.of(MachineSpec.of("locks-" + cpus, Images.program("panic=exit " + options, "true"))
                .withCpus(cpus), status);
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "2, ''", "4, ''", "2, lockcheck"})
    void keepProcessorsApart(int cpus, String options) {
        assertContains("selftest: locks passed: " + 100 * cpus + " of " + 100 * cpus + " with " + cpus,
                run("selftest=locks " + options, cpus, 0));
    }

    @Test
    void schedulingPlaysThrough() {
        assertContains("selftest: sched passed", run("selftest=sched lockcheck", 1, 0));
    }

    @Test
    void bothSidesOfAnInversionAreNamed() {
        String text = run("selftest=lockorder lockcheck", 1, 255);
        assertContains("KERNEL PANIC: locks are taken in both orders: 'first of the test' after 'second of the test', "
                + "which was taken at awesome.arch.x86_64.lock.LockTest.takeBoth(LockTest.java:", text);
        assertContains("; but a lock of 'second of the test' was taken after one of 'first of the test' at "
                + "awesome.arch.x86_64.lock.LockTest.takeBoth(LockTest.java:", text);
    }
}
