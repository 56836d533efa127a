package awesome.kernel.pci;

import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.machine.MessageInterrupts;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;

/**
 * What drivers need of the machine.
 *
 * @param registers of devices, and memory shared with them
 * @param memory the same memory, while devices leave it alone
 * @param frames for what is shared
 * @param messages interrupts
 * @param log where people are told of devices that cannot be used
 */
public record DriverMachine(DeviceMemory registers, PhysMemory memory, FrameAllocator frames, MessageInterrupts messages,
        Cpus cpus, Clock clock, Log log) {}
