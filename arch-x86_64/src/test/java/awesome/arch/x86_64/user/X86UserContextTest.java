package awesome.arch.x86_64.user;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Ptrace;
import awesome.arch.x86_64.trap.TrapFrame;
import awesome.arch.x86_64.trap.Vectors;
import awesome.kernel.machine.Trap;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.UserAddr;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class X86UserContextTest {
    private final X86UserContext context = new X86UserContext(UserAddr.of(0x401000), UserAddr.of(0x7fff_0000_0000L), null);

    @Test
    void newContextsAreCleanAndInUserMode() {
        assertEquals(0x401000, context.instructionPointer().bits());
        assertEquals(0x7fff_0000_0000L, context.stackPointer().bits());
        assertEquals(3, context.words()[TrapFrame.CS] & 3);
        assertEquals(3, context.words()[TrapFrame.SS] & 3);
        for (int i = 0; i < TrapFrame.VECTOR; i++) {
            assertEquals(0, context.words()[i]);
        }
        assertTrue(context.words()[X86UserContext.FULL] != 0, "sysret would leave rcx and r11 behind");
    }

    @Test
    void systemCallsUseTheLinuxRegisters() {
        int[] positions = {TrapFrame.RDI, TrapFrame.RSI, TrapFrame.RDX, TrapFrame.R10, TrapFrame.R8, TrapFrame.R9};
        for (int i = 0; i < 6; i++) {
            context.words()[positions[i]] = 50 + i;
            assertEquals(50 + i, context.argument(i));
        }
        context.words()[TrapFrame.RAX] = 231;
        assertEquals(231, context.systemCallNumber());
        context.setResult(-38);
        assertEquals(-38, context.words()[TrapFrame.RAX]);
    }

    @Test
    void onlySystemCallsReturnTheShortWay() {
        context.leftBySystemCall();
        assertEquals(0, context.words()[X86UserContext.FULL]);
        context.setInstructionPointer(UserAddr.of(0x402000));
        assertEquals(1, context.words()[X86UserContext.FULL]);
        context.leftBySystemCall();
        context.leftByTrap();
        assertEquals(1, context.words()[X86UserContext.FULL]);
    }

    @Test
    void privilegedFlagsAreTakenAway() {
        context.words()[TrapFrame.FLAGS] = -1;
        context.cleanFlags();
        assertEquals(0x24_0dd5 | 0x202, context.words()[TrapFrame.FLAGS]);
        assertEquals(0, context.words()[TrapFrame.FLAGS] & 0x1_7000 & ~0x1_0000, "I/O privilege and nested task");
        context.words()[TrapFrame.FLAGS] = 0;
        context.cleanFlags();
        assertEquals(0x202, context.words()[TrapFrame.FLAGS]);
    }

    @Test
    void addressesInTheHoleAreNotCanonical() {
        long[] canonical = {0, 0x7fff_ffff_ffffL, -1, 0xffff_8000_0000_0000L};
        long[] others = {0x8000_0000_0000L, 0xffff_7fff_ffff_ffffL, 1L << 63, 1L << 62};
        for (long each : canonical) {
            context.setInstructionPointer(UserAddr.of(each));
            assertTrue(context.isCanonical(), Long.toHexString(each));
        }
        for (long each : others) {
            context.setInstructionPointer(UserAddr.of(each));
            assertFalse(context.isCanonical(), Long.toHexString(each));
        }
    }

    @Test
    void faultsAreDecoded() {
        context.words()[TrapFrame.ERROR] = 6;
        context.words()[X86UserContext.FAULT] = 0x1234;
        assertTrue(context.faultOnWrite());
        assertFalse(context.faultOnExecute());
        assertEquals(0x1234, context.faultAddress().bits());
        context.words()[TrapFrame.ERROR] = 0x14;
        assertFalse(context.faultOnWrite());
        assertTrue(context.faultOnExecute());
    }

    @Test
    void describesAllRegisters() {
        context.words()[TrapFrame.R9] = 0xabcL;
        String text = context.describe();
        assertTrue(text.contains("r9  0000000000000abc"), text);
        assertTrue(text.contains("rip 0000000000401000"), text);
        assertEquals(21, text.split("[0-9a-f]{16}", -1).length - 1, text);
    }

    @Test
    void vectorsBecomeTraps() {
        assertEquals(Trap.PROTECTION, X86UserMode.trap(Vectors.PROTECTION));
        assertEquals(Trap.PAGE_FAULT, X86UserMode.trap(Vectors.PAGE_FAULT));
        assertEquals(Trap.DIVIDE, X86UserMode.trap(0));
        assertEquals(Trap.ILLEGAL_INSTRUCTION, X86UserMode.trap(6));
        assertEquals(Trap.FLOATING_POINT, X86UserMode.trap(19));
        assertEquals(Trap.BUS, X86UserMode.trap(17));
        assertEquals(Trap.INTERRUPT, X86UserMode.trap(32));
        assertEquals(Trap.INTERRUPT, X86UserMode.trap(2));
        assertEquals(Trap.PROTECTION, X86UserMode.trap(11));
    }

    @Test
    void theAssemblyFindsTheWordsBehindTheFrame() throws Exception {
        String text = Files.readString(Path.of("src/main/asm/trap_frame.inc"));
        assertTrue(text.contains("CONTEXT_FAULT   equ FRAME_SIZE\n"));
        assertTrue(text.contains("CONTEXT_FULL    equ FRAME_SIZE + 8 "));
        assertEquals(TrapFrame.SIZE, X86UserContext.FAULT * 8);
        assertEquals(TrapFrame.SIZE + 8, X86UserContext.FULL * 8);
    }

    @Test
    void debuggersSeeTheRegistersOfLinux() {
        for (int i = 0; i < TrapFrame.VECTOR; i++) {
            context.words()[i] = 100 + i;
        }
        context.setThreadPointer(UserAddr.of(0x1000));
        byte[] image = new byte[Ptrace.REGS_SIZE];
        context.readRegisters(image);
        assertEquals(100 + TrapFrame.RAX, LittleEndian.getLong(image, Ptrace.REGS_RAX));
        assertEquals(0x33, LittleEndian.getLong(image, Ptrace.REGS_CS));
        assertEquals(0x2b, LittleEndian.getLong(image, Ptrace.REGS_SS));
        assertEquals(0x401000, LittleEndian.getLong(image, Ptrace.REGS_RIP));
        LittleEndian.putLong(image, Ptrace.REGS_RSP, 77);
        LittleEndian.putLong(image, 8 * 14, 78);
        LittleEndian.putLong(image, Ptrace.REGS_FS_BASE, 0x2000);
        assertTrue(context.writeRegisters(image));
        assertEquals(77, context.stackPointer().bits());
        assertEquals(78, context.argument(0));
        assertEquals(0x2000, context.threadPointer().bits());
        byte[] again = new byte[Ptrace.REGS_SIZE];
        context.readRegisters(again);
        assertArrayEquals(image, again);
    }

    @Test
    void debuggersCannotSetWhatNoProgramHas() {
        int[] places = {Ptrace.REGS_CS, Ptrace.REGS_SS, Ptrace.REGS_FS_BASE, Ptrace.REGS_GS_BASE};
        long[] values = {0x08, 0x10, -4096, 0x1000};
        for (int i = 0; i < places.length; i++) {
            byte[] image = new byte[Ptrace.REGS_SIZE];
            context.readRegisters(image);
            LittleEndian.putLong(image, places[i], values[i]);
            LittleEndian.putLong(image, Ptrace.REGS_RSP, 77);
            assertFalse(context.writeRegisters(image), "offset " + places[i]);
            assertEquals(0x7fff_0000_0000L, context.stackPointer().bits());
        }
    }

    @Test
    void stepsNeedTheLongWay() {
        context.leftBySystemCall();
        context.setStepping(true);
        context.cleanFlags();
        assertEquals(0x302, context.words()[TrapFrame.FLAGS]);
        assertEquals(1, context.words()[X86UserContext.FULL]);
        context.setStepping(false);
        assertEquals(0x202, context.words()[TrapFrame.FLAGS]);
    }
}
