package awesome.run;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The terminal that the launcher runs on, handled with stty(1). While it is raw, every byte typed goes to the guest.
 */
final class HostTerminal implements AutoCloseable {
    /** The number of SIGWINCH has no place here: the JVM knows signals by name. */
    private static final String WINDOW_CHANGED = "WINCH";

    private final List<String> stty;
    private String saved;

    private HostTerminal(List<String> stty) {
        this.stty = stty;
    }

    /**
     * The terminal behind the standard streams.
     *
     * @param terminals which of them are terminals, some of the digits 012
     * @return null if none is
     */
    static HostTerminal find(String terminals) {
        if (terminals.isEmpty()) {
            return null;
        }
        return new HostTerminal(terminals.contains("0") ? List.of("stty") : List.of("stty", "-F", "/dev/tty"));
    }

    /** Its size now; null if it does not tell. */
    TerminalSize size() {
        try {
            return TerminalSize.parse(run("size"));
        } catch (IOException e) {
            return null;
        }
    }

    /** Passes every byte through, both ways, until {@link #close}. */
    synchronized void makeRaw() throws IOException {
        String before = run("-g").strip();
        run("raw", "-echo", "-iexten");
        saved = before;
    }

    /** Puts back what {@link #makeRaw} changed. */
    @Override
    public synchronized void close() {
        if (saved == null) {
            return;
        }
        try {
            run(saved);
        } catch (IOException e) {
            System.err.println("awesome: the terminal stays in raw mode, \"reset\" repairs it: " + e.getMessage());
        }
        saved = null;
    }

    /**
     * Calls {@code action} in a thread of its own when the window has changed its size. SIGWINCH can only be had
     * through a class that javac warns of and cannot be told not to, hence reflection; without that class nothing
     * happens.
     */
    static void onWindowChange(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                }
                return null;
            };
            Object listener = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, call);
            Object window = signal.getConstructor(String.class).newInstance(WINDOW_CHANGED);
            signal.getMethod("handle", signal, handler).invoke(null, window, listener);
        } catch (ReflectiveOperationException e) {
            // the program keeps the size it started with
        }
    }

    private String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(stty);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
