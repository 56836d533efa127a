package awesome.conformance.files;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** FileInputStream and FileOutputStream: bytes, ranges, skipping, appending, closing. */
public final class Streams {
    private Streams() {}

    public static void main(String[] arguments) throws Exception {
        try (OutputStream out = new FileOutputStream("data")) {
            for (int i = 0; i < 1000; i++) {
                out.write(i);
            }
            out.write(new byte[] {1, 2, 3, 4, 5}, 1, 3);
        }
        try (OutputStream out = new FileOutputStream("data", true)) {
            out.write("appended".getBytes());
        }
        try (InputStream in = new FileInputStream("data")) {
            System.out.println(in.available() + " " + in.read() + " " + in.skip(99) + " " + in.read() + " "
                    + in.available());
            byte[] bytes = new byte[10];
            System.out.println(in.read(bytes, 2, 5) + " " + Arrays.toString(bytes) + " " + in.read(bytes, 0, 0));
            System.out.println(in.skip(-7) + " " + in.read());
            byte[] rest = in.readAllBytes();
            System.out.println(rest.length + " " + new String(rest, rest.length - 8, 8) + " " + in.read() + " "
                    + in.available());
            System.out.println(in.skip(100) + " " + in.available());
            Attempt.show("range", () -> in.read(bytes, 8, 3));
        }
        FileInputStream closed = new FileInputStream("data");
        closed.close();
        closed.close();
        Attempt.show("closed", closed::read);
        Attempt.show("closed available", closed::available);
        Attempt.show("closed descriptor", () -> closed.getFD().valid());
        FileOutputStream out = new FileOutputStream("data");
        out.close();
        Attempt.show("closed out", () -> {
            out.write(1);
            return null;
        });
        Attempt.show("truncated", () -> new java.io.File("data").length());
    }
}
