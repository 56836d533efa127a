package awesome.runtime;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** What is behind the URL of a resource: its content alone, whatever other URL is made relative to it. */
final class ResourceHandler extends URLStreamHandler {
    private final String path;
    private final String[] pieces;

    /**
     * The handler of one resource.
     *
     * @param path of its URL
     * @param pieces its content, a byte in a character
     */
    ResourceHandler(String path, String[] pieces) {
        this.path = path;
        this.pieces = pieces;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
        if (!url.getPath().equals(path)) {
            throw new FileNotFoundException(url + " is not opened by its name where the program is compiled");
        }
        return new Connection(url, pieces);
    }

    /** No name of a host is looked up. */
    @Override
    protected InetAddress getHostAddress(URL url) {
        return null;
    }

    /** A resource is read at once; there is nothing to connect with. */
    private static final class Connection extends URLConnection {
        private final String[] pieces;

        Connection(URL url, String[] pieces) {
            super(url);
            this.pieces = pieces;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public InputStream getInputStream() {
            return Resources.stream(pieces);
        }

        @Override
        public long getContentLengthLong() {
            return Resources.length(pieces);
        }
    }
}
