package awesome.kernel.process;

import awesome.abi.linux.MachineName;
import java.nio.charset.StandardCharsets;

/** What the machine is called (uname(2)): at most 64 bytes each. */
public final class SystemNames {
    /** Bytes of each of the fields of {@code struct utsname}, and how many there are. */
    public static final int FIELD = 65;
    private static final int FIELDS = 6;

    private String host = "awesome";
    private String domain = "(none)";
    /** Made when somebody asks; null after a change. */
    private byte[] structure;

    /** Its name in the network. */
    public String host() {
        return host;
    }

    public void setHost(String name) {
        host = name;
        structure = null;
    }

    /** Its NIS domain. */
    public String domain() {
        return domain;
    }

    public void setDomain(String name) {
        domain = name;
        structure = null;
    }

    /** All names as {@code struct utsname}; the caller does not change it. */
    public byte[] structure() {
        if (structure == null) {
            structure = new byte[FIELD * FIELDS];
            put(0, MachineName.SYSTEM);
            put(1, host);
            put(2, MachineName.RELEASE);
            put(3, MachineName.VERSION);
            put(4, MachineName.MACHINE);
            put(5, domain);
        }
        return structure;
    }

    private void put(int field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, structure, field * FIELD, bytes.length);
    }
}
