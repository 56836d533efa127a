package awesome.kernel.nvme;

import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.machine.MessageInterrupts;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;

/**
 * What the driver needs of the machine.
 *
 * @param registers of controllers, and memory shared with them
 * @param memory for what they say of themselves
 * @param frames for queues
 * @param messages interrupts
 * @param log where people are told of controllers that cannot be used
 */
public record NvmeMachine(DeviceMemory registers, PhysMemory memory, FrameAllocator frames, MessageInterrupts messages,
        Cpus cpus, Clock clock, Log log) {}
