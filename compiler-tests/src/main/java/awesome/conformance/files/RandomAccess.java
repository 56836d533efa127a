package awesome.conformance.files;

import java.io.EOFException;
import java.io.RandomAccessFile;

/** RandomAccessFile: positions, all kinds of numbers, growing and shrinking. */
public final class RandomAccess {
    private RandomAccess() {}

    public static void main(String[] arguments) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile("data", "rw")) {
            file.writeInt(0x01020304);
            file.writeLong(-2);
            file.writeDouble(2.5);
            file.writeUTF("h\u00e4llo");
            file.writeBoolean(true);
            file.writeChars("xy");
            System.out.println(file.length() + " " + file.getFilePointer());
            file.seek(0);
            System.out.println(file.readInt() + " " + file.readLong() + " " + file.readDouble() + " " + file.readUTF()
                    + " "
                    + file.readBoolean() + " " + file.readChar());
            file.seek(1);
            file.write(0xff);
            file.seek(0);
            System.out.println(Integer.toHexString(file.readInt()));
            file.seek(100);
            System.out.println(file.length() + " " + file.read());
            file.write(new byte[] {7, 8, 9}, 1, 2);
            file.seek(99);
            System.out.println(file.length() + " " + file.read() + " " + file.read() + " " + file.read() + " "
                    + file.read());
            file.setLength(10);
            System.out.println(file.length() + " " + file.getFilePointer() + " " + file.skipBytes(5));
            file.seek(8);
            try {
                file.readInt();
            } catch (EOFException e) {
                System.out.println(e);
            }
            file.seek(0);
            file.writeBytes("one\ntwo\r\nthree");
            file.seek(0);
            System.out.println(file.readLine() + "|" + file.readLine() + "|" + file.readLine() + "|" + file.readLine());
            Attempt.show("negative", () -> {
                file.seek(-1);
                return null;
            });
        }
        try (RandomAccessFile file = new RandomAccessFile("data", "r")) {
            Attempt.show("read only", () -> {
                file.write(1);
                return null;
            });
        }
    }
}
