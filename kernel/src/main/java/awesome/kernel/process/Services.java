package awesome.kernel.process;

import awesome.kernel.alarm.Alarms;
import awesome.kernel.event.EventFiles;
import awesome.kernel.futex.Futexes;
import awesome.kernel.ipc.SystemVIpc;
import awesome.kernel.mqueue.NamedQueues;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.random.RandomSource;
import awesome.kernel.unix.UnixSockets;
import awesome.kernel.vfs.Vfs;
import awesome.magic.NonNull;

/**
 * What all processes share.
 *
 * @param random where secrets and addresses come from
 * @param vfs the files by path
 * @param pipes makes pipes
 * @param events makes files that tell of events
 * @param alarms what is to happen at a time
 * @param sockets makes sockets between processes
 * @param memoryFiles where memory that is a file belongs
 * @param names what the machine is called
 * @param current the process that is worked for, and how it waits
 * @param processes all of them
 * @param futexes who waits on words of memory
 * @param ipc what they share by keys
 * @param namedQueues queues of messages with names
 */
@NonNull
public record Services(Machine machine, RandomSource random, Vfs vfs, Pipes pipes, EventFiles events,
        Alarms alarms, UnixSockets sockets, RamFileSystem memoryFiles, SystemNames names,
        CurrentProcess current, Processes processes, Futexes futexes, SystemVIpc ipc, NamedQueues namedQueues) {}
