package awesome.conformance.files;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.util.Scanner;

/** Files that are not there or not what they should be: exceptions of java.io. */
public final class MissingFiles {
    private MissingFiles() {}

    public static void main(String[] arguments) {
        Attempt.show("folder", new File("folder")::mkdir);
        Attempt.show("file", new File("file")::createNewFile);
        Attempt.show("input", () -> new FileInputStream("none"));
        Attempt.show("reader", () -> new FileReader("none/either"));
        Attempt.show("folder", () -> new FileInputStream("folder"));
        Attempt.show("below a file", () -> new FileInputStream("file/x"));
        Attempt.show("output", () -> new FileOutputStream("none/file"));
        Attempt.show("output to folder", () -> new FileWriter("folder"));
        Attempt.show("print writer", () -> new PrintWriter("none/file"));
        Attempt.show("random", () -> new RandomAccessFile("none", "r"));
        Attempt.show("mode", () -> new RandomAccessFile("file", "w"));
        Attempt.show("scanner", () -> new Scanner(new File("none")));
        Attempt.show("empty name", () -> new FileInputStream(""));
        Attempt.show("zero", () -> new FileInputStream("a\0b"));
        Attempt.show("long name", () -> new FileInputStream("x".repeat(300)));
        Attempt.show("null", () -> new FileInputStream((String) null));
    }
}
