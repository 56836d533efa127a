package awesome.kernel.ipc;

/** What may be wanted of an object, for any class of users. */
public final class IpcPermission {
    public static final int READ = 0444;
    public static final int WRITE = 0222;
    public static final int EXECUTE = 0111;

    private IpcPermission() {}
}
