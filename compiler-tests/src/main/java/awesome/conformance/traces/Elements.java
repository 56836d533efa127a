package awesome.conformance.traces;

/** getStackTrace, setStackTrace and what a throwable keeps when it is thrown again. */
public final class Elements {
    private Elements() {}

    private static Exception make() {
        return new Exception("made here");
    }

    private static void again(Exception e) throws Exception {
        throw e;
    }

    private static Exception refilled(Exception e) {
        return (Exception) e.fillInStackTrace();
    }

    private static String top(Throwable e) {
        StackTraceElement top = e.getStackTrace()[0];
        return top.getMethodName() + ":" + top.getLineNumber() + " of " + e.getStackTrace().length;
    }

    public static void main(String[] arguments) {
        Exception made = make();
        System.out.println(top(made));
        try {
            again(made);
        } catch (Exception e) {
            System.out.println(top(e));
        }
        System.out.println(top(refilled(made)));
        StackTraceElement element = made.getStackTrace()[0];
        System.out.println(element + " " + element.isNativeMethod() + " "
                + element.equals(refilled(made).getStackTrace()[0]));
        made.setStackTrace(new StackTraceElement[] {new StackTraceElement("some.Type", "method", "File.java", 7),
                new StackTraceElement("other.Type", "method", null, -1),
                new StackTraceElement("native.Type", "method", "X.java", -2)});
        made.printStackTrace(System.out);
        System.out.println(Thread.currentThread().getName());
    }
}
