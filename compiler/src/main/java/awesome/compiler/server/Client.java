package awesome.compiler.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Asks a {@link Server} for a build and prints what that prints. */
public final class Client {
    /** The exit status if no server does it, so that the build must be done here: EX_TEMPFAIL of sysexits.h. */
    static final int NOT_SERVED = 75;

    /** How long a server may take to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Client() {}

    /** Arguments: the server's socket and those of the build. The exit status is that of the build, or 75. */
    public static void main(String[] args) {
        System.exit(run(Path.of(args[0]), PATIENCE, Arrays.copyOfRange(args, 1, args.length), System.out, System.err));
    }

    static int run(Path socket, Duration patience, String[] arguments, OutputStream out, OutputStream err) {
        try (SocketChannel server = connect(socket, patience)) {
            if (server == null) {
                return NOT_SERVED;
            }
            DataOutputStream request = new DataOutputStream(Channels.newOutputStream(server));
            request.writeUTF(folder());
            request.writeInt(arguments.length);
            for (String each : arguments) {
                request.writeUTF(each);
            }
            return print(new DataInputStream(Channels.newInputStream(server)), out, err);
        } catch (IOException e) {
            // It broke: nothing is lost by doing the build again.
            return NOT_SERVED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_SERVED;
        }
    }

    /** The folder that relative names of files start from. */
    static String folder() {
        return Path.of("").toAbsolutePath().toString();
    }

    /** A connection, once the server listens; null if none comes. */
    private static SocketChannel connect(Path socket, Duration patience) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < patience.toNanos()) {
            if (Files.exists(socket)) {
                try {
                    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
                } catch (ConnectException e) {
                    // Its server has ended without a chance to delete it.
                    Files.deleteIfExists(socket);
                    return null;
                }
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return null;
    }

    private static int print(DataInputStream in, OutputStream out, OutputStream err) throws IOException {
        for (int kind = in.readByte(); ; kind = in.readByte()) {
            switch (kind) {
                case Wire.OUT -> out.write(in.readNBytes(in.readInt()));
                case Wire.ERR -> err.write(in.readNBytes(in.readInt()));
                case Wire.END -> {
                    return in.readInt();
                }
                default -> {
                    return NOT_SERVED;
                }
            }
            out.flush();
            err.flush();
        }
    }
}
