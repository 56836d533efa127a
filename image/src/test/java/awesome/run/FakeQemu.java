package awesome.run;

import awesome.abi.run.RunChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A program that takes QEMU's options and plays a machine: it writes a boot log to its standard output and speaks
 * the run channel. Its first argument says how it behaves.
 */
final class FakeQemu {
    private FakeQemu() {}

    /** Runs one machine. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("refuse")) {
            System.err.println("qemu: -m 1: no such machine");
            System.exit(1);
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(args)))) {
            System.out.println("the machine boots");
            play(args[0], SocketStreams.input(channel), SocketStreams.output(channel));
        }
    }

    private static Path socket(String[] args) {
        for (String arg : args) {
            if (arg.startsWith("socket,id=run,path=")) {
                return Path.of(arg.substring(arg.lastIndexOf('=') + 1));
            }
        }
        throw new IllegalArgumentException("there is no run channel among the options");
    }

    private static void play(String part, InputStream in, OutputStream out) throws IOException, InterruptedException {
        switch (part) {
            case "echo" -> {
                send(out, RunChannel.READY, RunChannel.VERSION);
                send(out, RunChannel.CREDIT, 0, 16, 0, 0);
                Frame frame;
                while ((frame = Frame.read(in)).type() != RunChannel.STDIN_END) {
                    Frame.write(out, RunChannel.STDOUT, frame.payload(), 0, frame.payload().length);
                    int length = frame.payload().length;
                    send(out, RunChannel.CREDIT, length, length >> 8, 0, 0);
                }
                send(out, RunChannel.EXITED, 7);
            }
            case "panic" -> {
                send(out, RunChannel.READY, RunChannel.VERSION);
                System.out.println("KERNEL PANIC: played");
                System.out.flush();
                System.exit(255);
            }
            case "hang" -> Thread.sleep(60_000);
            default -> throw new IllegalArgumentException(part);
        }
    }

    private static void send(OutputStream out, int type, int... payload) throws IOException {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        Frame.write(out, type, bytes, 0, bytes.length);
    }
}
