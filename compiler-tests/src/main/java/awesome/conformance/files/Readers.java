package awesome.conformance.files;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.LineNumberReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** FileReader, BufferedReader, PrintWriter and FileWriter: text and its line ends. */
public final class Readers {
    private Readers() {}

    public static void main(String[] arguments) throws Exception {
        try (PrintWriter out = new PrintWriter(new FileWriter("text"))) {
            out.println("first");
            out.print("se\u00e4cond\r\n");
            out.printf("%5d|%-5s|%n", 42, "x");
            out.append("last").append('!');
        }
        try (BufferedReader in = new BufferedReader(new FileReader("text"))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println("<" + line + ">");
            }
        }
        try (BufferedReader in = new BufferedReader(new FileReader("text", StandardCharsets.ISO_8859_1), 3)) {
            System.out.println(in.lines().map(String::length).collect(Collectors.toList()));
        }
        try (LineNumberReader in = new LineNumberReader(new FileReader("text"))) {
            in.mark(100);
            in.readLine();
            in.readLine();
            System.out.println(in.getLineNumber());
            in.reset();
            System.out.println(in.getLineNumber() + " " + (char) in.read() + " " + in.ready() + " " + in.skip(4));
        }
        try (PrintWriter out = new PrintWriter("ascii", "US-ASCII")) {
            out.print("a\u00e4\u20acb");
        }
        try (FileReader in = new FileReader("ascii")) {
            char[] chars = new char[10];
            System.out.println(in.read(chars) + " " + new String(chars, 0, 4) + " " + in.read() + " "
                    + in.getEncoding());
        }
        try (FileWriter out = new FileWriter("text", true)) {
            out.write("more", 1, 2);
        }
        System.out.println(new java.io.File("text").length());
    }
}
