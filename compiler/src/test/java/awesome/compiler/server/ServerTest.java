package awesome.compiler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;
    private Path socket;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheSocket() {
        socket = folder.resolve("socket");
    }

    private CompletableFuture<Void> start(Duration idle, Server.Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                new Server(socket, idle, work).run();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private int ask(String... arguments) {
        return Client.run(socket, LONG, arguments, out, err);
    }

    private void end(CompletableFuture<Void> server) throws IOException {
        Files.delete(socket);
        server.join();
    }

    @Test
    void givesClientsWhatTheWorkPrintsAndItsStatus() throws IOException {
        PrintStream before = System.out;
        CompletableFuture<Void> server = start(LONG, arguments -> {
            System.out.print("out " + String.join(" ", arguments));
            System.err.print("err");
            return arguments.length;
        });

        assertEquals(2, ask("a", "ü"));
        assertEquals("out a ü", out.toString(StandardCharsets.UTF_8));
        assertEquals("err", err.toString(StandardCharsets.UTF_8));
        assertEquals(0, ask());
        assertSame(before, System.out);
        end(server);
    }

    @Test
    void sendsWhatIsPrintedAtOnce() throws IOException {
        CompletableFuture<Void> printed = new CompletableFuture<>();
        CompletableFuture<Void> server = start(LONG, arguments -> {
            System.err.print("  analysing ...");
            printed.join();
            return 0;
        });
        CompletableFuture<Integer> client = CompletableFuture.supplyAsync(() -> ask("x"));

        assertTimeoutPreemptively(LONG, () -> {
            while (err.size() == 0) {
                Thread.sleep(1);
            }
        });
        printed.complete(null);
        assertEquals(0, client.join());
        end(server);
    }

    @Test
    void outlivesAClientThatLeaves() throws IOException {
        CompletableFuture<Void> server = start(LONG, arguments -> {
            System.out.print("much".repeat(100_000));
            return 3;
        });
        while (!Files.exists(socket)) {
            Thread.onSpinWait();
        }
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            DataOutputStream request = new DataOutputStream(Channels.newOutputStream(client));
            request.writeUTF(Client.folder());
            request.writeInt(0);
        }
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Channels.newOutputStream(client).write(0);
        }

        assertEquals(3, ask());
        assertEquals(400_000, out.size());
        end(server);
    }

    @Test
    void refusesNamesFromAnotherFolder() throws IOException {
        CompletableFuture<Void> server = start(LONG, arguments -> 0);
        assertEquals(0, ask());
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            DataOutputStream request = new DataOutputStream(Channels.newOutputStream(client));
            request.writeUTF("/another");
            request.writeInt(0);
            assertEquals(Wire.ELSEWHERE, new DataInputStream(Channels.newInputStream(client)).readByte());
        }
        end(server);
    }

    @Test
    void endsWhenNobodyAsks() {
        start(Duration.ofMillis(100), arguments -> 0).join();
        assertFalse(Files.exists(socket));
    }

    @Test
    void leavesItsPlaceToAnother() throws IOException {
        CompletableFuture<Void> server = start(LONG, arguments -> 7);
        assertEquals(7, ask());
        start(LONG, arguments -> 8).join();
        assertEquals(7, ask());
        end(server);
    }

    @Test
    void aSocketWithoutServerIsReplaced() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertEquals(Client.NOT_SERVED, ask());
        CompletableFuture<Void> server = start(LONG, arguments -> 0);
        assertEquals(0, ask());
        end(server);
    }

    @Test
    void aClientDoesNotWaitForEver() {
        assertEquals(Client.NOT_SERVED, Client.run(socket, Duration.ofMillis(50), new String[0], out, err));
    }

    @Test
    void aServerThatBreaksIsNone() throws IOException {
        try (ServerSocketChannel broken = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            broken.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<Integer> client = CompletableFuture.supplyAsync(() -> ask());
            broken.accept().close();
            assertEquals(Client.NOT_SERVED, client.join());
        }
    }
}
