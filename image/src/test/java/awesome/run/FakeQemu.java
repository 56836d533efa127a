package awesome.run;

import awesome.abi.run.RunChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
            if (args[0].equals("inspect")) {
                showRunFile(disk(args), SocketStreams.output(channel));
                return;
            }
            if (args[0].equals("restart")) {
                restart(socket(args).resolveSibling("restarted"), SocketStreams.output(channel));
                return;
            }
            play(args[0], SocketStreams.input(channel), SocketStreams.output(channel));
        }
    }

    private static Path socket(String[] args) {
        return Path.of(option(args, "socket,id=run,path="));
    }

    private static Path disk(String[] args) {
        return Path.of(option(args, "if=ide,format=raw,snapshot=on,file="));
    }

    private static String option(String[] args, String start) {
        for (String arg : args) {
            if (arg.startsWith(start)) {
                return arg.substring(start.length());
            }
        }
        throw new IllegalArgumentException("there is no " + start + " among the options");
    }

    /** Writes to standard output, line by line, what the disk tells the kernel to run, and the kernel's command line. */
    private static void showRunFile(Path disk, OutputStream out) throws IOException {
        String text = Files.readString(disk, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("version=1\0channel=");
        String records = text.substring(start, text.indexOf("\0\0", start) < 0 ? text.length() : text.indexOf("\0\0", start));
        int line = text.indexOf("panic=exit");
        String shown = records.replace('\0', '\n') + "\nkernel " + text.substring(line, text.indexOf('\0', line)) + "\n";
        send(out, RunChannel.READY, RunChannel.VERSION);
        byte[] payload = shown.getBytes(StandardCharsets.ISO_8859_1);
        Frame.write(out, RunChannel.STDOUT, payload, 0, payload.length);
        send(out, RunChannel.EXITED, 0);
    }

    /** Starts over once, then ends. */
    private static void restart(Path mark, OutputStream out) throws IOException {
        send(out, RunChannel.READY, RunChannel.VERSION);
        if (Files.exists(mark)) {
            Files.delete(mark);
            send(out, RunChannel.STDOUT, '2');
            send(out, RunChannel.EXITED, 7);
        } else {
            Files.createFile(mark);
            send(out, RunChannel.STDOUT, '1');
            send(out, RunChannel.RESTARTING);
        }
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
            case "endless" -> {
                send(out, RunChannel.READY, RunChannel.VERSION);
                send(out, RunChannel.STDOUT, 'x');
                Thread.sleep(60_000);
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
