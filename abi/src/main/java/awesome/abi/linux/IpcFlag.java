package awesome.abi.linux;

/**
 * Flags, commands and structures of System V IPC (sysvipc(7), shmctl(2), semctl(2), msgctl(2)); offsets and sizes are
 * bytes of the structures of 64-bit programs.
 */
public final class IpcFlag {
    public static final int IPC_PRIVATE = 0;
    public static final int IPC_CREAT = 01000;
    public static final int IPC_EXCL = 02000;
    public static final int IPC_NOWAIT = 04000;

    public static final int IPC_RMID = 0;
    public static final int IPC_SET = 1;
    public static final int IPC_STAT = 2;
    public static final int IPC_INFO = 3;

    // struct ipc_perm
    public static final int PERM_KEY = 0;
    public static final int PERM_UID = 4;
    public static final int PERM_GID = 8;
    public static final int PERM_CUID = 12;
    public static final int PERM_CGID = 16;
    public static final int PERM_MODE = 20;
    public static final int PERM_SEQUENCE = 24;
    /** Bytes of struct ipc_perm, with which all three structures begin. */
    public static final int PERM_SIZE = 48;

    // shared memory
    public static final int SHM_HUGETLB = 04000;
    public static final int SHM_RDONLY = 010000;
    public static final int SHM_RND = 020000;
    public static final int SHM_REMAP = 040000;
    public static final int SHM_EXEC = 0100000;
    /** In the mode of a segment: it goes with its last mapping. */
    public static final int SHM_DEST = 01000;
    /** In the mode of a segment: it is not paged out. */
    public static final int SHM_LOCKED = 02000;
    public static final int SHM_LOCK = 11;
    public static final int SHM_UNLOCK = 12;
    public static final int SHM_STAT = 13;
    public static final int SHM_INFO = 14;
    public static final int SHM_STAT_ANY = 15;

    // struct shmid_ds
    public static final int SHM_SEGSZ = 48;
    public static final int SHM_ATIME = 56;
    public static final int SHM_DTIME = 64;
    public static final int SHM_CTIME = 72;
    public static final int SHM_CPID = 80;
    public static final int SHM_LPID = 84;
    public static final int SHM_NATTCH = 88;
    public static final int SHM_SIZE = 112;

    // struct shminfo: shmmax, shmmin, shmmni, shmseg, shmall
    public static final int SHMINFO_SIZE = 72;
    // struct shm_info: used_ids, shm_tot, shm_rss
    public static final int SHM_INFO_SIZE = 48;

    // semaphores
    public static final int SEM_UNDO = 0x1000;
    public static final int GETPID = 11;
    public static final int GETVAL = 12;
    public static final int GETALL = 13;
    public static final int GETNCNT = 14;
    public static final int GETZCNT = 15;
    public static final int SETVAL = 16;
    public static final int SETALL = 17;
    public static final int SEM_STAT = 18;
    public static final int SEM_INFO = 19;
    public static final int SEM_STAT_ANY = 20;

    // struct semid_ds
    public static final int SEM_OTIME = 48;
    public static final int SEM_CTIME = 64;
    public static final int SEM_NSEMS = 80;
    public static final int SEM_SIZE = 104;

    // struct sembuf: sem_num, sem_op, sem_flg
    public static final int SEMBUF_SIZE = 6;
    // struct seminfo: ten numbers
    public static final int SEMINFO_SIZE = 40;

    // messages
    public static final int MSG_NOERROR = 010000;
    public static final int MSG_EXCEPT = 020000;
    public static final int MSG_COPY = 040000;
    public static final int MSG_STAT = 11;
    public static final int MSG_INFO = 12;
    public static final int MSG_STAT_ANY = 13;

    // struct msqid_ds
    public static final int MSG_STIME = 48;
    public static final int MSG_RTIME = 56;
    public static final int MSG_CTIME = 64;
    public static final int MSG_CBYTES = 72;
    public static final int MSG_QNUM = 80;
    public static final int MSG_QBYTES = 88;
    public static final int MSG_LSPID = 96;
    public static final int MSG_LRPID = 100;
    public static final int MSG_SIZE = 120;

    // struct msginfo: seven numbers and a short one
    public static final int MSGINFO_SIZE = 32;

    private IpcFlag() {}
}
