/**
 * Queues of messages with names and priorities, which are files (mq_overview(7)). Within {@code CurrentProcess}.
 *
 * <p>Key types: {@link awesome.kernel.mqueue.NamedQueues} (all of them, by name; how many there may be),
 * {@link awesome.kernel.mqueue.NamedQueue} (messages, who waits, and who wants to be told),
 * {@link awesome.kernel.mqueue.QueueFile} (one as a process has it open). Who calls is an
 * {@link awesome.kernel.ipc.IpcCaller}, and messages take their memory from its {@link awesome.kernel.memory.Allowance}. Implements
 * {@code awesome.kernel.vfs}, waits through {@code awesome.kernel.wait}.
 */
package awesome.kernel.mqueue;
