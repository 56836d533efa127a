package awesome.kernel.loop;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Notice;

/** What loop devices need of the kernel around them. */
public interface LoopMachine {
    /** Where requests have their memory. */
    PhysMemory memory();

    /** Something new to wait for. */
    Notice newNotice();

    /** Begins a thread; false if there is no memory for it. */
    boolean start(String name, Runnable life);

    /** Does something as what files are used by: others that use files do not at the same time. For threads that were started. */
    void within(Runnable doing);

    /** The open file of a descriptor of the process that is worked for; EBADF if there is none. */
    OpenFile file(int descriptor);
}
