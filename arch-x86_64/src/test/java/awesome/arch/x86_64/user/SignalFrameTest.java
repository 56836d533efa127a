package awesome.arch.x86_64.user;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.SignalLayout;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.magic.UserAddr;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SignalFrameTest {
    private final X86UserContext context =
            new X86UserContext(UserAddr.of(0x401000), UserAddr.of(0x7fff_0000_0000L), null);

    @Property
    void framesAreBelowTheRedZoneAndAlignedAsAfterACall(@ForAll long anyTop) {
        long top = anyTop & 0x7fff_ffff_ffffL | 0x1_0000;
        long place = context.signalFrameBelow(UserAddr.of(top)).bits();
        assertTrue(place + context.signalFrameSize() <= top - 128);
        assertTrue(place + context.signalFrameSize() > top - 128 - 64);
        assertEquals(8, place & 15);
    }

    @Test
    void registersComeBackAsTheyWere() {
        for (int i = 0; i < TrapFrame.VECTOR; i++) {
            context.words()[i] = 1000 + i;
        }
        context.words()[TrapFrame.RIP] = 0x401234;
        context.words()[TrapFrame.RSP] = 0x7ffe_0000_0010L;
        long[] before = context.words().clone();
        UserAddr place = context.signalFrameBelow(context.stackPointer());
        byte[] frame = new byte[context.signalFrameSize()];
        context.saveRegisters(frame, place);
        context.enterHandler(UserAddr.of(0x402000), place, 11);
        assertEquals(place.bits(), context.stackPointer().bits());
        assertEquals(0x402000, context.instructionPointer().bits());
        assertEquals(11, context.argument(0));
        assertEquals(place.bits() + SignalLayout.FRAME_SIGINFO, context.argument(1));
        Arrays.fill(context.words(), 0, TrapFrame.VECTOR, -1);
        context.setStackPointer(place.plus(8));
        assertEquals(place.bits(), context.frameOfReturningHandler().bits());
        context.restoreRegisters(frame);
        assertArrayEquals(Arrays.copyOf(before, TrapFrame.VECTOR),
                Arrays.copyOf(context.words(), TrapFrame.VECTOR));
        assertEquals(0x401234, context.instructionPointer().bits());
    }

    @Property
    void noStateOfAProgramFaultsWhenItIsLoaded(@ForAll long junk) {
        long[] memory = new long[128];
        Arrays.fill(memory, junk);
        FpuArea.makeSafe(memory, 3, 0xffff, 7);
        assertEquals(0, memory[3 + 3] & 0xffff_0000L, "MXCSR");
        assertEquals(junk & 7, memory[3 + 64], "XSTATE_BV");
        for (int i = 1; i < 8; i++) {
            assertEquals(0, memory[3 + 64 + i], "header word " + i);
        }
        assertEquals(junk, memory[3 + 20]);
        assertEquals(junk, memory[3 + 72]);
    }

    @Test
    void withoutAMaskOnlyCommonBitsOfMxcsrStay() {
        long[] memory = new long[64];
        memory[3] = -1;
        FpuArea.makeSafe(memory, 0, 0, 0);
        assertEquals(0xffbf, memory[3]);
    }
}
