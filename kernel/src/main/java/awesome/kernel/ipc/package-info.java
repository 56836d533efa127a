/**
 * What processes share by a key (sysvipc(7)): segments of memory, sets of semaphores, queues of messages. They live until
 * somebody removes them. All of it is within {@code CurrentProcess}.
 *
 * <p>Key types: {@link awesome.kernel.ipc.SystemVIpc} (all there is), {@link awesome.kernel.ipc.IpcObject} (owner, permissions
 * and number of one) in an {@link awesome.kernel.ipc.IpcTable}; {@link awesome.kernel.ipc.SharedSegment},
 * {@link awesome.kernel.ipc.SemaphoreSet} with {@link awesome.kernel.ipc.SemaphoreUndo} (what a process takes back at its
 * end), {@link awesome.kernel.ipc.MessageQueue}. Who calls is an {@link awesome.kernel.ipc.IpcCaller}. Segments are
 * mapped by {@code awesome.kernel.memory}; waiting is by {@code awesome.kernel.wait}.
 */
package awesome.kernel.ipc;
