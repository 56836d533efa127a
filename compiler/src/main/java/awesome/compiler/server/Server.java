package awesome.compiler.server;

import awesome.compiler.driver.Main;
import awesome.compiler.hostheap.SpareChild;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Does the builds that clients ask for, one after the other, as only one at a time has standard output and error. It ends
 * when nobody has asked for some time, and when its socket is deleted, as the script does once there is another compiler.
 */
public final class Server {
    private static final Duration IDLE = Duration.ofMinutes(10);
    /** How often it looks whether its socket is still there. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What clients ask for. */
    interface Work {
        /** Does it, with standard output and error those of the client; the exit status. */
        int run(String... arguments);

        /** Prepares for the next time, while no client waits. */
        default void prepare() {}

        /** Ends what was prepared. */
        default void end() {}
    }

    /** Builds. */
    private static final class Compiling implements Work {
        @Override
        public int run(String... arguments) {
            return Main.run(arguments);
        }

        @Override
        public void prepare() {
            SpareChild.prepare();
            System.gc();
        }

        @Override
        public void end() {
            SpareChild.discard();
        }
    }

    private final Path socket;
    private final Duration idle;
    private final Work work;

    /**
     * A server at a socket.
     *
     * @param idle how long it waits for the next client
     */
    Server(Path socket, Duration idle, Work work) {
        this.socket = socket;
        this.idle = idle;
        this.work = work;
    }

    /** Serves the compiler at the socket that is the only argument. */
    public static void main(String[] args) throws IOException {
        new Server(Path.of(args[0]), IDLE, new Compiling()).run();
        System.exit(0);
    }

    /** Serves until its time is over. Leaves at once if there is a server already. */
    void run() throws IOException {
        if (isServed()) {
            return;
        }
        Files.deleteIfExists(socket);
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX); Selector selector = Selector.open()) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            Object own = identity();
            long last = System.nanoTime();
            while (own.equals(identity()) && System.nanoTime() - last < idle.toNanos()) {
                selector.select(Math.min(LOOK.toMillis(), idle.toMillis()));
                selector.selectedKeys().clear();
                SocketChannel client = channel.accept();
                if (client != null) {
                    serve(client);
                    work.prepare();
                    last = System.nanoTime();
                }
            }
            if (own.equals(identity())) {
                Files.delete(socket);
            }
        } finally {
            work.end();
        }
    }

    private boolean isServed() {
        try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return other.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What tells the socket from another of its name; {@code false} if there is none. */
    private Object identity() throws IOException {
        try {
            return Files.readAttributes(socket, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            client.configureBlocking(true);
            DataInputStream in = new DataInputStream(Channels.newInputStream(client));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
            String folder = in.readUTF();
            String[] arguments = new String[in.readInt()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = in.readUTF();
            }
            if (folder.equals(Client.folder())) {
                int status = run(arguments, out);
                out.writeByte(Wire.END);
                out.writeInt(status);
            } else {
                out.writeByte(Wire.ELSEWHERE);
            }
        } catch (IOException e) {
            // The client is gone, and with it whom to tell.
        }
    }

    private int run(String[] arguments, DataOutputStream client) {
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        System.setOut(new PrintStream(new Frames(client, Wire.OUT), true));
        System.setErr(new PrintStream(new Frames(client, Wire.ERR), true));
        try {
            return work.run(arguments);
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
    }

    /** Sends what is written as frames. */
    private static final class Frames extends OutputStream {
        private final DataOutputStream client;
        private final int kind;

        Frames(DataOutputStream client, int kind) {
            this.client = client;
            this.kind = kind;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (client) {
                client.writeByte(kind);
                client.writeInt(length);
                client.write(bytes, offset, length);
            }
        }
    }
}
