package awesome.kernel.process;

/** What the machine is called (uname(2)): at most 64 bytes each. */
public final class SystemNames {
    private String host = "awesome";
    private String domain = "(none)";

    /** Its name in the network. */
    public String host() {
        return host;
    }

    public void setHost(String name) {
        host = name;
    }

    /** Its NIS domain. */
    public String domain() {
        return domain;
    }

    public void setDomain(String name) {
        domain = name;
    }
}
