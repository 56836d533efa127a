package awesome.kernel.virtio;

import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.DeviceMemory;
import awesome.kernel.machine.MessageInterrupts;
import awesome.kernel.memory.FrameAllocator;

/**
 * What drivers need of the machine.
 *
 * @param memory the registers of devices, and memory shared with them
 * @param frames for queues
 * @param messages interrupts
 * @param log where people are told of devices that cannot be used
 */
public record VirtioMachine(DeviceMemory memory, FrameAllocator frames, MessageInterrupts messages, Cpus cpus, Clock clock,
        Log log) {}
