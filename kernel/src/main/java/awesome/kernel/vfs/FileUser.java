package awesome.kernel.vfs;

/** For whom files are used, as far as that decides what may be done with them (credentials(7)). */
public interface FileUser {
    /** Who may do everything: for what the kernel does for itself. */
    FileUser SUPERUSER = new FileUser() {
        @Override
        public int fileUser() {
            return 0;
        }

        @Override
        public int fileGroup() {
            return 0;
        }

        @Override
        public boolean hasFileGroup(int group) {
            return group == 0;
        }

        @Override
        public boolean has(int capability) {
            return true;
        }
    };

    /** The user that files which it makes belong to. */
    int fileUser();

    /** The group of such files. */
    int fileGroup();

    /** Whether it is in a group: that one, or one of the others that it is in. */
    boolean hasFileGroup(int group);

    /** Whether it has a capability: CAP_ of {@link awesome.abi.linux.Capability}. */
    boolean has(int capability);
}
