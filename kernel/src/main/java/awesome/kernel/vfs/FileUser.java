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
        public boolean mayOverride() {
            return true;
        }
    };

    /** The user that files which it makes belong to. */
    int fileUser();

    /** The group of such files. */
    int fileGroup();

    /** Whether it is in a group: that one, or one of the others that it is in. */
    boolean hasFileGroup(int group);

    /** Whether permissions hinder it no more than the superuser (CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_CHOWN, CAP_FSETID). */
    boolean mayOverride();
}
