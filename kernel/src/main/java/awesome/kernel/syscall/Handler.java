package awesome.kernel.syscall;

import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;

/** What answers one system call: decodes its arguments, checks them, and has others do the work. */
interface Handler {
    /**
     * Answers the call of {@code process}.
     *
     * @param call has the arguments
     * @return what the program finds as the result, not negative
     * @throws awesome.kernel.error.ErrnoException with the error that it finds instead
     */
    long call(Process process, UserContext call);
}
