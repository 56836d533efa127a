package awesome.systemtests;

import awesome.run.SocketStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running machine. {@link #close} ends it. Its serial log lies in {@code target/machines/NAME.log}. */
public final class Machine implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "machines");
    private static final int POLL_MILLISECONDS = 5;
    private static final long TEXT_SCREEN = 0xb8000;
    private static final int TEXT_ROWS = 25;
    private static final int TEXT_COLUMNS = 80;

    private final Process process;
    private final Serial serial;
    private final Qmp qmp;
    private final Path folder;
    private final SocketChannel[] channels;

    private Machine(Process process, Serial serial, Qmp qmp, Path folder, SocketChannel... channels) {
        this.process = process;
        this.serial = serial;
        this.qmp = qmp;
        this.folder = folder;
        this.channels = channels;
    }

    /** Starts a machine; it boots while this returns. */
    public static Machine start(MachineSpec spec) {
        try {
            Path folder = Files.createTempDirectory("awesome-test");
            Path serialSocket = folder.resolve("serial");
            Path qmpSocket = folder.resolve("qmp");
            Files.createDirectories(LOGS);
            try (ServerSocketChannel serialServer = listen(serialSocket);
                    ServerSocketChannel qmpServer = listen(qmpSocket)) {
                Path errors = LOGS.resolve(spec.name() + ".qemu");
                Process process = new ProcessBuilder(spec.command(serialSocket, qmpSocket))
                        .redirectErrorStream(true)
                        .redirectOutput(errors.toFile())
                        .start();
                process.getOutputStream().close();
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
                SocketChannel serial = accept(serialServer, process, errors);
                SocketChannel qmp = accept(qmpServer, process, errors);
                return new Machine(process,
                        new Serial(SocketStreams.input(serial), SocketStreams.output(serial), LOGS.resolve(spec.name() + ".log")),
                        new Qmp(SocketStreams.input(qmp), SocketStreams.output(qmp)), folder, serial, qmp);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        server.configureBlocking(false);
        return server;
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, Path errors) throws IOException {
        try {
            SocketChannel channel;
            while ((channel = server.accept()) == null) {
                if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("QEMU ended with status " + process.exitValue() + ": " + Files.readString(errors));
                }
            }
            return channel;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The first serial line. */
    public Serial serial() {
        return serial;
    }

    /** Presses keys, by QEMU's names for them, such as {@code ret} or {@code shift-a}, one after the other. */
    public void press(String... keys) {
        try {
            for (String key : keys) {
                qmp.monitor("sendkey " + key + " 20");
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Raises the non-maskable interrupt of all processors. */
    public void interrupt() {
        try {
            qmp.monitor("nmi");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the screen shows in text mode: 25 lines, trailing blanks left out. */
    public String screen() {
        try {
            Path dump = folder.resolve("screen");
            qmp.execute("pmemsave", "{\"val\":" + TEXT_SCREEN + ",\"size\":" + 2 * TEXT_ROWS * TEXT_COLUMNS
                    + ",\"filename\":\"" + dump + "\"}");
            byte[] cells = Files.readAllBytes(dump);
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < TEXT_ROWS; row++) {
                byte[] line = new byte[TEXT_COLUMNS];
                for (int column = 0; column < TEXT_COLUMNS; column++) {
                    byte character = cells[2 * (row * TEXT_COLUMNS + column)];
                    line[column] = character == 0 ? (byte) ' ' : character;
                }
                text.append(new String(line, StandardCharsets.ISO_8859_1).stripTrailing()).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the screen shows text; fails with what it shows instead. */
    public void expectOnScreen(String text, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        String screen;
        while (!(screen = screen()).contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("\"" + text + "\" is not on the screen:\n" + screen);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** Writes a picture of the screen. */
    public void screenshot(Path png) {
        control("screendump", "{\"filename\":\"" + png.toAbsolutePath() + "\",\"format\":\"png\"}");
    }

    /** Executes a command of QEMU's control channel; both texts are JSON objects. */
    public String control(String command, String arguments) {
        try {
            return qmp.execute(command, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the machine has ended by itself.
     *
     * @return QEMU's exit status: 0 after power-off, 255 after a panic with {@code panic=exit}
     * @throws AssertionError if it does not end in time
     */
    public int awaitEnd(Duration limit) {
        try {
            serial.awaitEnd(limit);
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                throw new AssertionError("the machine has not ended after " + limit.toSeconds()
                        + " s; its serial line said:\n" + serial.text());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Ends the machine in the middle of whatever it does, as QEMU's process gets SIGKILL. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.descendants().forEach(each -> each.onExit().join());
        serial.awaitEnd(Duration.ofSeconds(10));
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            for (SocketChannel channel : channels) {
                channel.close();
            }
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            for (String name : new String[] {"serial", "qmp", "screen"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
