package awesome.conformance.resources;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** URLs of resources: what is there, its content, the end of its path, URLs that are equal or relative to it. */
public final class Locations {
    private Locations() {}

    private static void firstLine(InputStream stream) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            System.out.println(reader.readLine());
        }
    }

    private URL ofThisObject() {
        return getClass().getResource("/awesome/conformance/resources/text.txt");
    }

    private static String end(String text) {
        return text.substring(text.lastIndexOf("/conformance/"));
    }

    public static void main(String[] arguments) throws IOException, URISyntaxException {
        URL text = Locations.class.getResource("text.txt");
        firstLine(text.openStream());
        firstLine(Locations.class.getResource("/awesome/conformance/resources/text.txt").openStream());
        firstLine(Locations.class.getClassLoader().getResource("awesome/conformance/resources/text.txt").openStream());
        firstLine(ClassLoader.getSystemResource("awesome/conformance/resources/text.txt").openConnection().getInputStream());
        URL same = new Locations().ofThisObject();
        System.out.println(text.equals(same) + " " + (text.hashCode() == same.hashCode()) + " " + text.sameFile(same));
        System.out.println(text.equals(Locations.class.getResource("empty")));

        System.out.println(end(text.getPath()) + " " + end(text.getFile()) + " " + end(text.toString()));
        System.out.println(text.getQuery() + " " + text.getRef() + " " + text.getUserInfo() + " " + text.getPort());
        System.out.println(text.getHost().isEmpty() + " " + end(text.toURI().getPath()) + " " + text.toURI().isOpaque());
        System.out.println(end(Locations.class.getResource("a name.txt").toString()));
        firstLine(Locations.class.getResource("a name.txt").openStream());

        URLConnection connection = Locations.class.getResource("bytes.bin").openConnection();
        System.out.println(connection.getContentLength() + " " + connection.getInputStream().readAllBytes().length);
        System.out.println(Locations.class.getResource("empty").openStream().read());

        System.out.println(Locations.class.getResource("absent"));
        System.out.println(Locations.class.getResource("/text.txt"));
        System.out.println(Locations.class.getClassLoader().getResource("/awesome/conformance/resources/text.txt"));
        System.out.println(ClassLoader.getSystemResource("text.txt"));
        URL other = new URL(text, "absent");
        System.out.println(end(other.toString()));
        try {
            other.openStream();
        } catch (FileNotFoundException e) {
            System.out.println("not there");
        }
        try {
            System.out.println(new URL("nothing://known"));
        } catch (MalformedURLException e) {
            System.out.println(e.getMessage());
        }
    }
}
