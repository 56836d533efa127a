package awesome.kernel.process;

import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;
import java.util.List;

/**
 * What execve(2) replaces: a program in memory and the registers it runs with.
 *
 * @param path of the file, as it was asked for
 * @param place the file that was loaded, for a script its interpreter, and the mount through which it was found
 * @param setIds as whom it runs
 * @param executable the absolute path of that
 * @param arguments as it was started, from the zeroth on
 * @param environment as it was started
 * @param auxiliary the auxiliary vector, as it was at first; not for changing
 * @param space its memory, which whoever has the program owns
 * @param memory the same, as system calls reach it
 * @param context its registers
 * @param end where its data ends
 */
public record Program(String path, Place place, SetIds setIds, String executable, List<String> arguments, List<String> environment,
        byte[] auxiliary, AddressSpace space, UserMemory memory, UserContext context, ProgramBreak end) {
    /** The file that was loaded. */
    public Inode file() {
        return place.inode();
    }

    /** Whether it runs as somebody else than who started it. */
    boolean setsIds(Credentials who) {
        return who.user(Credentials.EFFECTIVE) != who.user(Credentials.REAL)
                || who.group(Credentials.EFFECTIVE) != who.group(Credentials.REAL);
    }

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The same program for a new process.
     *
     * @param copied its memory, a copy or the same
     * @param registers its registers
     */
    Program copy(AddressSpace copied, UserMemory reached, UserContext registers) {
        ProgramBreak newEnd = copied == space ? end : end.copy(copied);
        return new Program(path, place, setIds, executable, arguments, environment, auxiliary, copied, reached, registers, newEnd);
    }
}
