package awesome.kernel.machine;

/** Device interrupts by line number (on a PC the ISA IRQ number). */
public interface Interrupts {
    /** What runs, with interrupts off, when a line is raised. It must not allocate. */
    interface Handler {
        void interrupt();
    }

    /** Sets the handler of a line and unmasks it. */
    void handle(int line, Handler handler);
}
