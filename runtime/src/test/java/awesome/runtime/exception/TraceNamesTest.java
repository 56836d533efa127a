package awesome.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TraceNamesTest {
    @Test
    void elementsPrintAsOnHotSpot() {
        assertEquals("a.b.C.run(C.java:7)", TraceNames.element("a.b.C", "run", "C.java", 7).toString());
        assertEquals("C$1.<init>(C.java:7)", TraceNames.element("C$1", "<init>", "C.java", 7).toString());
        assertEquals("java.base/java.util.ArrayList.get(ArrayList.java:427)",
                TraceNames.element("java.util.ArrayList", "get", "ArrayList.java", 427).toString());
        assertEquals("memcpy(Unknown Source)", TraceNames.element("", "memcpy", "", 0).toString().substring(1));
    }

    @Test
    void lambdasAndInitialisersCallDirectly() {
        assertTrue(TraceNames.isAlwaysHidden("a.B$$Lambda$12", "run"));
        assertTrue(TraceNames.isAlwaysHidden("awesome.runtime.ClassInitialization", "initialize"));
        assertTrue(TraceNames.isAlwaysHidden("a.B", "reference$3"));
        assertFalse(TraceNames.isAlwaysHidden("a.B", "run"));
    }

    @Test
    void makingTheExceptionDoesNotShow() {
        Class<?> type = IllegalStateException.class;
        assertTrue(TraceNames.isHidden("java.lang.Throwable", "fillInStackTrace", type));
        assertTrue(TraceNames.isHidden("java.lang.RuntimeException", "<init>", type));
        assertTrue(TraceNames.isHidden("awesome.runtime.ImplicitExceptions", "division", type));
        assertTrue(TraceNames.isHidden("java.lang.NullPointerException", "fillInStackTrace",
                NullPointerException.class));
        assertFalse(TraceNames.isHidden("a.B", "fillInStackTrace", type));
        assertFalse(TraceNames.isHidden("java.util.ArrayList", "<init>", type));
        assertFalse(TraceNames.isHidden("a.B", "main", type));
    }
}
