package awesome.kernel.process;

import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.machine.Power;
import awesome.kernel.machine.UserMode;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.wait.Notice;
import java.util.function.Supplier;

/**
 * What processes need of the machine.
 *
 * @param frames for the memory of processes
 * @param fileFrames the same frames, for the contents of files
 * @param pageTables gives empty page tables, or null if no frame is left for one
 * @param log where people are told what processes did wrong
 * @param devices interrupts of devices, and whatever else leaves deferred work to be done
 * @param threads what processes run in
 * @param capabilities what AT_HWCAP tells programs of the processor; 0 if nothing
 */
public record Machine(Cpu cpu, Clock clock, Power power, UserMode userMode, PhysMemory memory, FrameAllocator frames,
        FrameAllocator fileFrames, Supplier<PageTable> pageTables, Log log, Notice devices, ThreadMachine threads,
        long capabilities) {}
