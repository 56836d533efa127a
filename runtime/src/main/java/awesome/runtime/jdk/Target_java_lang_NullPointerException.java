package awesome.runtime.jdk;

import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.exception.NullMessages;

/** {@code java.lang.NullPointerException}: the bytecode that messages are made from is not in the image, they themselves are. */
@TargetClass("java.lang.NullPointerException")
public final class Target_java_lang_NullPointerException {
    /** Where in the table the message is; 0 if there is none. */
    @Inject private int message;

    /** Sets the message of an exception that compiled code throws. */
    @Inject
    public static void setMessage(NullPointerException exception, int message) {
        ((Target_java_lang_NullPointerException) (Object) exception).message = message;
    }

    @Replace
    private String getExtendedNPEMessage() {
        return message == 0 ? null : NullMessages.text(message);
    }
}
