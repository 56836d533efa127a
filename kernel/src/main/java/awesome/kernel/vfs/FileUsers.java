package awesome.kernel.vfs;

/** Says for whom files are used at the moment. */
public interface FileUsers {
    /** The thread that is worked for, or who may do everything if there is none. */
    FileUser current();
}
