package awesome.random;

/** A generated program. It ends after a bounded number of steps and does the same in every run. */
public interface RandomProgram {
    /** Runs it, once in a process; whatever it throws belongs to what it shows. */
    void run(Trace trace);
}
