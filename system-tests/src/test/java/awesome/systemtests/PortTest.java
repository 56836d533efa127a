package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.run.SocketStreams;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ports of the virtual machine to programs of the host, one of them a terminal. */
@Timeout(180)
class PortTest {
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private ServerSocketChannel listen(String name) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve(name)));
        return server;
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String expect(InputStream in, String text) throws IOException {
        StringBuilder come = new StringBuilder();
        while (come.indexOf(text) < 0) {
            int next = in.read();
            assertTrue(next >= 0, come::toString);
            come.append((char) next);
        }
        return come.toString();
    }

    /** A name, bytes in both directions, more than fit at once, and an end when the host's program ends. */
    @Test
    void programsOfBothSidesTalk() throws IOException {
        String script = "exec 2>&1; cat /sys/class/virtio-ports/vport0p*/name; exec 5<>/dev/vport0p1; read line <&5; echo got $line >&5;"
                + "head -c 300000 <&5 | md5sum; (echo x >/dev/vport0p1) 2>/dev/null || echo busy;"
                + "head -c 200000 /dev/zero | tr '\\0' z >&5; echo end >&5; read line <&5; cat <&5 | wc -c;"
                + "read line </dev/hvc0; echo typed $line >/dev/hvc0; echo over";
        MachineSpec spec = MachineSpec.of("ports", Images.program("panic=exit poweroff=exit", "sh", "-c", script))
                .with("-device", "virtio-serial-pci,id=v", "-chardev", "socket,id=a,path=" + folder.resolve("terminal"),
                        "-device", "virtconsole,chardev=a,bus=v.0", "-chardev", "socket,id=b,path=" + folder.resolve("port"),
                        "-device", "virtserialport,chardev=b,bus=v.0,name=org.test.0").withCpus(2);
        byte[] many = new byte[300_000];
        new Random(5).nextBytes(many);
        try (ServerSocketChannel terminals = listen("terminal"); ServerSocketChannel ports = listen("port");
                Machine machine = Machine.start(spec); SocketChannel terminal = terminals.accept();
                SocketChannel port = ports.accept()) {
            InputStream in = SocketStreams.input(port);
            send(port, "some words\n");
            expect(in, "got some words\n");
            ByteBuffer left = ByteBuffer.wrap(many);
            while (left.hasRemaining()) {
                port.write(left);
            }
            assertEquals("z".repeat(200_000) + "end\n", expect(in, "end\n"));
            send(port, "last\nbytes");
            port.shutdownOutput();
            send(terminal, "word\n");
            expect(SocketStreams.input(terminal), "typed word\r\n");
            machine.awaitEnd(LONG);
            String out = machine.serial().text().replace("\r", "");
            String sum = sum(many);
            assertTrue(out.contains("org.test.0\n"), out);
            assertTrue(out.contains(sum + "  -\nbusy\n5\nover\n"), out);
        }
    }

    private String sum(byte[] bytes) {
        return Command.host(folder, bytes, "md5sum").text().substring(0, 32);
    }

    /** The kernel's messages and a shell, at a port. */
    @Test
    void theConsoleIsAtOne() throws IOException {
        MachineSpec spec = MachineSpec.of("console", Images.program("console=hvc0 panic=exit poweroff=exit", "sh", "-i"))
                .with("-device", "virtio-serial-pci", "-chardev", "socket,id=a,path=" + folder.resolve("terminal"),
                        "-device", "virtconsole,chardev=a");
        try (ServerSocketChannel terminals = listen("terminal"); Machine machine = Machine.start(spec);
                SocketChannel terminal = terminals.accept()) {
            InputStream in = SocketStreams.input(terminal);
            String told = expect(in, "# ");
            assertTrue(told.contains("initial file system: "), told);
            send(terminal, "echo $((6 * 7))x; stty size; tty </dev/hvc0; sh -c 'echo ready; exec sleep 1000'\n");
            expect(in, "\r\n42x\r\n25 80\r\n");
            expect(in, "/dev/hvc0\r\nready\r\n");
            send(terminal, "\3");
            expect(in, "# ");
            send(terminal, "exit 0\n");
            machine.awaitEnd(LONG);
        }
    }
}
