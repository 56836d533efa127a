package awesome.conformance.buffers;

import java.io.StringReader;
import java.nio.CharBuffer;
import java.util.concurrent.Callable;

/** CharBuffer: a sequence, a reader's target, wrapped strings. */
public final class Characters {
    private Characters() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        CharBuffer buffer = CharBuffer.allocate(20);
        buffer.put("hello").append(' ').append("wide", 0, 2).put('!');
        buffer.flip();
        System.out.println(buffer + " " + buffer.length() + " " + buffer.charAt(1) + " " + buffer.subSequence(1, 4)
                + " "
                + buffer.isEmpty() + " " + buffer.chars().sum());
        CharBuffer text = CharBuffer.wrap("immutable text", 2, 9);
        System.out.println(text + " " + text.isReadOnly() + " " + text.get() + " " + text.position() + " "
                + text.slice());
        StringReader reader = new StringReader("from a reader");
        CharBuffer target = CharBuffer.allocate(6);
        System.out.println(reader.read(target) + " " + target.flip() + " " + text.read(CharBuffer.allocate(3)) + " "
                + text);
        System.out.println(CharBuffer.wrap("abc").compareTo(CharBuffer.wrap("abd")) + " "
                + CharBuffer.wrap("abc").equals(CharBuffer.wrap(new char[] {'a', 'b', 'c'})) + " "
                + CharBuffer.wrap("abc").hashCode() + " " + String.join("-", CharBuffer.wrap("x"), "y"));
        show(() -> CharBuffer.wrap("abc").put('x'));
        show(() -> CharBuffer.wrap("abc").charAt(3));
        show(() -> CharBuffer.wrap("abc").subSequence(2, 1));
    }
}
