package awesome.conformance.utilities;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Callable;

/** Base64: basic, URL, MIME, streams, errors. */
public final class Base64s {
    private Base64s() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        byte[] data = new byte[100];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 37);
        }
        for (int length : new int[] {0, 1, 2, 3, 60, 100}) {
            byte[] part = Arrays.copyOf(data, length);
            String text = Base64.getEncoder().encodeToString(part);
            System.out.println(text + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(part) + " "
                    + Base64.getMimeEncoder(20, new byte[] {'|'}).encodeToString(part) + " "
                    + Arrays.equals(part, Base64.getDecoder().decode(text)) + " "
                    + Arrays.equals(part, Base64.getMimeDecoder().decode(Base64.getMimeEncoder().encode(part))));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoding = Base64.getEncoder().wrap(out)) {
            encoding.write(data, 0, 50);
        }
        System.out.println(out + " " + Base64.getDecoder().wrap(new ByteArrayInputStream(out.toByteArray()))
                .readAllBytes().length);
        System.out.println(new String(Base64.getMimeDecoder().decode("aGVs\r\n!!bG8=")) + " "
                + Base64.getDecoder().decode("aGk").length);
        show(() -> Base64.getDecoder().decode("a"));
        show(() -> Base64.getDecoder().decode("ab=c"));
        show(() -> Base64.getDecoder().decode("a$bc"));
        show(() -> Base64.getDecoder().decode("YQ==x"));
    }
}
