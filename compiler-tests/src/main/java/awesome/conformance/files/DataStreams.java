package awesome.conformance.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.io.UTFDataFormatException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** DataInputStream and DataOutputStream on files, with buffers, checksums and push back. */
public final class DataStreams {
    private DataStreams() {}

    public static void main(String[] arguments) throws Exception {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream("data")))) {
            out.writeByte(-1);
            out.writeShort(-2);
            out.writeChar('\u20ac');
            out.writeInt(-3);
            out.writeLong(Long.MIN_VALUE);
            out.writeFloat(1.5f);
            out.writeDouble(-0.0);
            out.writeUTF("\0z\u00e4\u20ac\ud83d\ude00");
            out.writeBytes("ab");
            System.out.println(out.size());
        }
        CRC32 sum = new CRC32();
        try (DataInputStream in = new DataInputStream(new CheckedInputStream(
                new BufferedInputStream(new FileInputStream("data")), sum))) {
            System.out.println(in.readUnsignedByte() + " " + in.readUnsignedShort() + " " + in.readChar() + " "
                    + in.readInt() + " "
                    + in.readLong() + " " + in.readFloat() + " " + in.readDouble() + " " + in.readUTF().length() + " "
                    + in.readByte());
            try {
                in.readInt();
            } catch (EOFException e) {
                System.out.println(e);
            }
            System.out.println(sum.getValue());
        }
        try (FileOutputStream out = new FileOutputStream("bad")) {
            out.write(new byte[] {0, 2, (byte) 0xe0, 1});
        }
        try (DataInputStream in = new DataInputStream(new FileInputStream("bad"))) {
            in.readUTF();
        } catch (UTFDataFormatException e) {
            System.out.println(e.getMessage());
        }
        try (PushbackInputStream in = new PushbackInputStream(new SequenceInputStream(new FileInputStream("bad"),
                new FileInputStream("data")))) {
            int first = in.read();
            in.unread(9);
            System.out.println(first + " " + in.read() + " " + in.readAllBytes().length);
        }
    }
}
