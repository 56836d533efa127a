package awesome.kernel.syscall;

import awesome.kernel.ipc.IpcObject;
import awesome.kernel.ipc.IpcPermission;
import awesome.kernel.ipc.IpcTable;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** What shmctl(2), semctl(2) and msgctl(2) do alike. */
final class IpcArguments {
    private IpcArguments() {}

    /** Hands a structure out; {@code result}. */
    static long tell(Process process, UserAddr buffer, byte[] structure, int result) {
        process.memory().copyOut(buffer, structure);
        return result;
    }

    /** IPC_STAT and its relatives: hands the structure of {@code object} out, to who may read it if it {@code checks}. */
    static long status(Process process, UserAddr buffer, IpcObject object, boolean checks, int result) {
        if (checks) {
            object.requireAccess(IpcPermission.READ);
        }
        return tell(process, buffer, object.structure(), result);
    }

    /** IPC_SET of a structure of {@code size} bytes. */
    static <T extends IpcObject> long change(Process process, UserAddr buffer, int size, IpcTable<T> table, int id) {
        byte[] structure = process.memory().copyIn(buffer, size);
        owned(table, id).setPermissions(structure);
        return 0;
    }

    /** The object of that number; EPERM if the caller may not change it. */
    static <T extends IpcObject> T owned(IpcTable<T> table, int id) {
        T found = table.get(id);
        found.requireOwner();
        return found;
    }
}
