package awesome.kernel.process;

import static awesome.abi.linux.SystemCallNumber.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Rseq;
import awesome.abi.linux.Signal;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.Sandbox;
import awesome.kernel.machine.Trap;
import awesome.magic.UserAddr;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/** The machine that tests know has everything run on processor 1. */
class RestartableSequenceTest {
    private static final long PLACE = Sandbox.AREA;
    private static final long SECTION = Sandbox.AREA + 0x100;
    private static final long START = 0x40_1000;
    private static final long LENGTH = 8;
    private static final long ABORT = Sandbox.AREA + 0x204;
    private static final int SIGNATURE = 0x5305_3053;

    private final Sandbox box = new Sandbox();
    private final ArrayDeque<FakeMachine.Code> steps = new ArrayDeque<>();
    private long seen;

    private void register() {
        assertEquals(0, box.call(RSEQ, PLACE, Rseq.SIZE, 0, SIGNATURE));
        box.number(SECTION, 0);
        box.number(SECTION + Rseq.SECTION_START, START);
        box.number(SECTION + Rseq.SECTION_LENGTH, LENGTH);
        box.number(SECTION + Rseq.SECTION_ABORT, ABORT);
        box.memory().writeInt(UserAddr.of(ABORT - 4), SIGNATURE);
    }

    /** Where user code goes on that left with {@code trap} at {@code instruction}, in the section. */
    private long goesOn(long instruction, Trap trap) {
        steps.add(context -> {
            context.instruction = instruction;
            box.number(PLACE + Rseq.SECTION, SECTION);
            return trap;
        });
        steps.add(context -> {
            seen = context.instruction;
            return context.call(EXIT_GROUP, 5);
        });
        box.machine.code = context -> steps.remove().run(context);
        assertEquals(Ending.exited(5), new UserLoop(box.process.task(), box.calls(), false).run());
        return seen;
    }

    @Test
    void tellsTheProcessor() {
        assertFalse(box.context().tellsResumed);
        register();
        assertTrue(box.context().tellsResumed);
        assertEquals(0x1_0000_0001L, box.number(PLACE));
        box.number(PLACE, 0);
        steps.add(context -> Trap.RESUMED);
        assertEquals(START, goesOn(START, Trap.INTERRUPT));
        assertEquals(0x1_0000_0001L, box.number(PLACE));
    }

    @Test
    void whoHadToMakeWayBeginsAnew() {
        register();
        assertEquals(ABORT, goesOn(START + LENGTH - 1, Trap.RESUMED));
        assertEquals(0, box.number(PLACE + Rseq.SECTION));
    }

    @Test
    void whoDidNotGoesOn() {
        register();
        assertEquals(START, goesOn(START, Trap.INTERRUPT));
        assertEquals(SECTION, box.number(PLACE + Rseq.SECTION));
    }

    @Test
    void outsideItIsForgotten() {
        register();
        assertEquals(START + LENGTH, goesOn(START + LENGTH, Trap.RESUMED));
        assertEquals(0, box.number(PLACE + Rseq.SECTION));
    }

    @Test
    void aBarrierHasSectionsBeginAnew() {
        register();
        assertEquals(0, box.call(MEMBARRIER, 256, 0));
        steps.add(context -> context.call(MEMBARRIER, 128, 0));
        assertEquals(ABORT, goesOn(START, Trap.INTERRUPT));
    }

    @Test
    void aSectionThatIsNoneEndsTheProcess() {
        register();
        box.number(SECTION + Rseq.SECTION_ABORT, START);
        box.machine.code = context -> {
            box.number(PLACE + Rseq.SECTION, SECTION);
            return Trap.RESUMED;
        };
        assertEquals(Ending.killed(Signal.SIGSEGV), new UserLoop(box.process.task(), box.calls(), false).run());
    }
}
