package awesome.conformance.objects;

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Two constants of the class library that are one object are equal, through methods and directly. */
public final class SameConstant {
    private SameConstant() {}

    public static void main(String[] arguments) {
        System.out.println((ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) + " "
                + (ByteOrder.nativeOrder() != ByteOrder.BIG_ENDIAN));
        List<?> empty = Collections.EMPTY_LIST;
        System.out.println((Collections.emptyList() == empty) + " "
                + (Collections.EMPTY_MAP == (Object) Collections.emptyMap()));
        System.out.println((Locale.GERMANY == Locale.GERMAN) + " " + (Locale.CHINA == Locale.PRC) + " "
                + (Locale.SIMPLIFIED_CHINESE == Locale.CHINA) + " " + (Locale.TAIWAN == Locale.TRADITIONAL_CHINESE));
        System.out.println((Boolean.TRUE == Boolean.valueOf(arguments.length > 0)) + " "
                + (Integer.TYPE == int.class) + " " + (Void.TYPE == (Object) void.class));
    }
}
