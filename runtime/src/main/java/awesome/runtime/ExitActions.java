package awesome.runtime;

/** What a program does at its end: its shutdown hooks. A program without any has nothing of this but the test. */
public final class ExitActions {
    /** Something to do at the end. */
    public interface Action {
        /** Does it; called once. */
        void run();
    }

    private static Action action;

    private ExitActions() {}

    /** Has this done at the end; called once, by whoever keeps a list of such actions. */
    public static void bind(Action atEnd) {
        action = atEnd;
    }

    /** Does it. */
    public static void run() {
        if (action != null) {
            action.run();
        }
    }
}
