package awesome.conformance.collections;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Readers, writers and streams of bytes in memory. */
public final class Writers {
    private Writers() {}

    public static void main(String[] arguments) throws IOException {
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            out.println("first");
            out.printf("%d %s%n", 2, "second");
            out.print('\u20ac');
        }
        BufferedReader reader = new BufferedReader(new StringReader(text.toString()));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            System.out.println("[" + line + "]");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(-2);
        data.writeLong(1L << 50);
        data.writeDouble(Math.PI);
        data.writeUTF("\u00e9\u20ac\0");
        data.writeBoolean(true);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        System.out.println(bytes.size() + " " + in.readInt() + " " + in.readLong() + " " + in.readDouble() + " "
                + in.readUTF().length() + " " + in.readBoolean());
        try {
            in.readByte();
        } catch (EOFException e) {
            System.out.println("end " + e.getMessage());
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(printed, true, StandardCharsets.UTF_8);
        print.println("\u00fc" + 5);
        print.append("x").write(65);
        print.flush();
        System.out.println(printed.size() + " " + printed.toString(StandardCharsets.UTF_8));
    }
}
