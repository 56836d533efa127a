package awesome.runtime;

/** Where {@link Platform#bind} puts the platform; an interface has no fields that change. */
final class PlatformHolder {
    /** Null until the entry of the target has bound it. */
    static Platform platform;

    private PlatformHolder() {}
}
