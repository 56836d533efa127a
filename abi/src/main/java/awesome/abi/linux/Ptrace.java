package awesome.abi.linux;

/** Requests, options, events and structures of ptrace(2) on x86-64. Offsets and sizes in bytes. */
public final class Ptrace {
    public static final int PTRACE_TRACEME = 0;
    public static final int PTRACE_PEEKTEXT = 1;
    public static final int PTRACE_PEEKDATA = 2;
    public static final int PTRACE_PEEKUSER = 3;
    public static final int PTRACE_POKETEXT = 4;
    public static final int PTRACE_POKEDATA = 5;
    public static final int PTRACE_POKEUSER = 6;
    public static final int PTRACE_CONT = 7;
    public static final int PTRACE_KILL = 8;
    public static final int PTRACE_SINGLESTEP = 9;
    public static final int PTRACE_GETREGS = 12;
    public static final int PTRACE_SETREGS = 13;
    public static final int PTRACE_GETFPREGS = 14;
    public static final int PTRACE_SETFPREGS = 15;
    public static final int PTRACE_ATTACH = 16;
    public static final int PTRACE_DETACH = 17;
    public static final int PTRACE_SYSCALL = 24;
    public static final int PTRACE_SYSEMU = 31;
    public static final int PTRACE_SETOPTIONS = 0x4200;
    public static final int PTRACE_GETEVENTMSG = 0x4201;
    public static final int PTRACE_GETSIGINFO = 0x4202;
    public static final int PTRACE_SETSIGINFO = 0x4203;
    public static final int PTRACE_GETREGSET = 0x4204;
    public static final int PTRACE_SETREGSET = 0x4205;
    public static final int PTRACE_SEIZE = 0x4206;
    public static final int PTRACE_INTERRUPT = 0x4207;
    public static final int PTRACE_LISTEN = 0x4208;
    public static final int PTRACE_PEEKSIGINFO = 0x4209;
    public static final int PTRACE_GETSIGMASK = 0x420a;
    public static final int PTRACE_SETSIGMASK = 0x420b;
    public static final int PTRACE_GET_SYSCALL_INFO = 0x420e;

    public static final int PTRACE_O_TRACESYSGOOD = 1;
    public static final int PTRACE_O_EXITKILL = 1 << 20;

    // An event; its option is the bit of that number.
    public static final int PTRACE_EVENT_FORK = 1;
    public static final int PTRACE_EVENT_VFORK = 2;
    public static final int PTRACE_EVENT_CLONE = 3;
    public static final int PTRACE_EVENT_EXEC = 4;
    public static final int PTRACE_EVENT_VFORK_DONE = 5;
    public static final int PTRACE_EVENT_EXIT = 6;
    public static final int PTRACE_EVENT_STOP = 128;
    /** Those that there are: PTRACE_O_TRACESECCOMP and PTRACE_O_SUSPEND_SECCOMP need filters of calls. */
    public static final int OPTIONS = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | 0x7e;

    /** In the status of a stop at a system call, with PTRACE_O_TRACESYSGOOD. */
    public static final int SYSCALL_GOOD = 0x80;

    // struct user_regs_struct
    public static final int REGS_RAX = 80;
    public static final int REGS_ORIG_RAX = 120;
    public static final int REGS_RIP = 128;
    public static final int REGS_CS = 136;
    public static final int REGS_FLAGS = 144;
    public static final int REGS_RSP = 152;
    public static final int REGS_SS = 160;
    public static final int REGS_FS_BASE = 168;
    public static final int REGS_GS_BASE = 176;
    public static final int REGS_DS = 184;
    public static final int REGS_SIZE = 216;

    // struct user
    public static final int USER_DEBUG_REGISTERS = 848;
    public static final int USER_DEBUG_END = 912;
    public static final int USER_SIZE = 928;

    // sets of registers
    public static final int NT_PRSTATUS = 1;
    public static final int NT_FPREGSET = 2;
    public static final int NT_X86_XSTATE = 0x202;
    public static final int FPREGS_SIZE = 512;

    // struct ptrace_peeksiginfo_args
    public static final int PEEK_OFFSET = 0;
    public static final int PEEK_FLAGS = 8;
    public static final int PEEK_COUNT = 12;
    public static final int PEEK_SIZE = 16;
    public static final int PTRACE_PEEKSIGINFO_SHARED = 1;

    // struct ptrace_syscall_info
    public static final int SYSCALL_INFO_NONE = 0;
    public static final int SYSCALL_INFO_ENTRY = 1;
    public static final int SYSCALL_INFO_EXIT = 2;
    public static final int INFO_OP = 0;
    public static final int INFO_ARCH = 4;
    public static final int INFO_RIP = 8;
    public static final int INFO_RSP = 16;
    public static final int INFO_NUMBER = 24;
    public static final int INFO_ARGUMENTS = 32;
    public static final int INFO_RESULT = 24;
    public static final int INFO_IS_ERROR = 32;
    public static final int INFO_NONE_SIZE = 24;
    public static final int INFO_ENTRY_SIZE = 80;
    public static final int INFO_EXIT_SIZE = 33;
    public static final int AUDIT_ARCH_X86_64 = 0xc000_003e;

    // What a call returns, as tracers see it, that a signal has cut short and that may be made again.
    public static final int ERESTARTSYS = 512;
    public static final int ERESTARTNOINTR = 513;
    public static final int ERESTARTNOHAND = 514;
    public static final int ERESTART_RESTARTBLOCK = 516;

    private Ptrace() {}
}
