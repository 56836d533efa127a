package awesome.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A running QEMU with its run channel. {@link #close} ends it. */
final class Qemu implements AutoCloseable {
    private static final long POLL_MILLISECONDS = 2;
    private static final long END_MILLISECONDS = 5000;
    private static final int RECEIVE_BYTES = 64 * 1024;

    private final Process process;
    private final SocketChannel channel;
    private final BootLog log;
    private final BootLog errors;

    private Qemu(Process process, SocketChannel channel, BootLog log, BootLog errors) {
        this.process = process;
        this.channel = channel;
        this.log = log;
        this.errors = errors;
    }

    /**
     * Starts the machine and waits until its run channel is there.
     *
     * @param folder for the socket; its path is short enough for one, that is, has less than 90 bytes
     * @param bootLog where the boot log is shown as it comes, null for nowhere
     * @throws IOException if QEMU cannot be started or ends at once; its message tells what QEMU said
     */
    static Qemu start(MachineOptions options, Path folder, OutputStream bootLog) throws IOException {
        Path socket = folder.resolve("run");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            Process process = new ProcessBuilder(options.command(socket)).start();
            process.getOutputStream().close();
            BootLog log = BootLog.start(process.getInputStream(), bootLog);
            BootLog errors = BootLog.start(process.getErrorStream(), null);
            SocketChannel channel;
            while ((channel = server.accept()) == null) {
                if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    errors.awaitEnd(END_MILLISECONDS);
                    throw new IOException("QEMU ended with status " + process.exitValue() + ": " + errors.tail().strip());
                }
            }
            return new Qemu(process, channel, log, errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    /** What comes from the guest over the run channel. */
    InputStream fromGuest() {
        return new BufferedInputStream(SocketStreams.input(channel), RECEIVE_BYTES);
    }

    /** What goes to the guest over the run channel. */
    OutputStream toGuest() {
        return SocketStreams.output(channel);
    }

    /** Waits a few seconds for the machine to switch itself off; false if it does not. */
    boolean awaitEnd() throws InterruptedException {
        boolean ended = process.waitFor(END_MILLISECONDS, TimeUnit.MILLISECONDS);
        if (ended) {
            log.awaitEnd(END_MILLISECONDS);
            errors.awaitEnd(END_MILLISECONDS);
        }
        return ended;
    }

    /** Ends the machine at once, from any thread. */
    void kill() {
        process.destroyForcibly();
    }

    /** The end of the boot log and of what QEMU itself complained about. */
    String logTail() {
        return log.tail() + errors.tail();
    }

    @Override
    public void close() {
        kill();
        try {
            channel.close();
            process.waitFor();
        } catch (IOException e) {
            // it is gone as far as this process is concerned
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
