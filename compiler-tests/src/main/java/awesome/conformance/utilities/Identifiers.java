package awesome.conformance.utilities;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;

/** UUID: from names and text, parts, order; random ones differ. */
public final class Identifiers {
    private Identifiers() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        UUID named = UUID.nameUUIDFromBytes("some name".getBytes());
        System.out.println(named + " " + named.version() + " " + named.variant() + " " + named.hashCode() + " "
                + named.getMostSignificantBits());
        UUID parsed = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        System.out.println(parsed + " " + parsed.timestamp() + " " + parsed.node() + " " + parsed.clockSequence()
                + " " + parsed.compareTo(named)
                + " " + parsed.equals(new UUID(parsed.getMostSignificantBits(), parsed.getLeastSignificantBits())));
        UUID random = UUID.randomUUID();
        System.out.println(random.version() + " " + random.variant() + " " + random.equals(UUID.randomUUID()) + " "
                + random.toString().length());
        show(() -> UUID.fromString("1-2-3-4-5"));
        show(() -> UUID.fromString("123"));
        show(() -> UUID.fromString("zz-2-3-4-5"));
        show(() -> named.timestamp());
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        System.out.println(Arrays.equals(bytes, new byte[16]) + " " + new SecureRandom().getAlgorithm());
    }
}
