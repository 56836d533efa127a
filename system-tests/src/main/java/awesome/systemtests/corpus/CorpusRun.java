package awesome.systemtests.corpus;

import awesome.abi.run.RunChannel;
import awesome.arch.x86_64.Pc;
import awesome.kernel.boot.BootParameters;
import awesome.runtime.Platform;
import awesome.runtime.jdk.Target_java_lang_Thread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Runs the programs of a {@link ProgramList}, one after the other. What they show goes through the second serial line
 * in frames of the run channel, with one frame more before each: {@link #PROGRAM}.
 *
 * <p>A program has ended when its threads have that are no daemons. One that calls {@code System.exit} does not return.
 * The kernel then moves to another address, where no frame and no other thread is left, and goes on with the next one, on
 * one processor.
 */
public final class CorpusRun implements Runnable {
    /** To the host: the name of the program that starts. */
    public static final int PROGRAM = 0x40;

    /** Calls programs. */
    @FunctionalInterface
    public interface Dispatcher {
        /** Runs the program whose name comes first, with the arguments that follow. */
        void main(String[] arguments) throws Throwable;
    }

    private final Dispatcher dispatcher;
    private final ProgramList programs;
    private final FrameOutput output = new FrameOutput(Pc.SECOND_SERIAL);
    private final CorpusPlatform platform;
    private int next;

    private CorpusRun(ProgramList programs, Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.programs = programs;
        this.platform = new CorpusPlatform(Platform.current(), output, this::exit);
    }

    /** Runs all programs and switches the machine off. */
    public static void start(BootParameters parameters, Dispatcher dispatcher) throws IOException {
        ProgramList programs = new ProgramList(Pc.MEMORY, parameters.initramfs(), (int) parameters.initramfsLength());
        CorpusRun corpus = new CorpusRun(programs, dispatcher);
        Platform.bind(corpus.platform);
        corpus.runPrograms();
    }

    private void runPrograms() {
        while (next < programs.size()) {
            String[] arguments = programs.arguments(next);
            platform.use(programs.input(next));
            next++;
            output.write(PROGRAM, arguments[0].getBytes(StandardCharsets.UTF_8));
            output.write(RunChannel.EXITED, new byte[] {(byte) run(arguments)});
        }
        Pc.POWER.off(0);
    }

    private int run(String[] arguments) {
        // As in a program's own machine.
        Thread.setDefaultUncaughtExceptionHandler(null);
        Thread.interrupted();
        int status = 0;
        try {
            dispatcher.main(arguments);
        } catch (Throwable exception) {
            Target_java_lang_Thread.uncaught(Thread.currentThread(), exception);
            status = 1;
        }
        Pc.THREADS.java().awaitOthers(1);
        return status;
    }

    private void exit(int status) {
        output.write(RunChannel.EXITED, new byte[] {(byte) status});
        Pc.moveTo(Pc.SPACE.randomAddress(), this);
    }

    /** At the new address. */
    @Override
    public void run() {
        Pc.SPACE.dropPrevious();
        output.reset();
        Pc.CPU.enableInterrupts();
        runPrograms();
    }
}
