package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.text.English;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;

/** {@code java.text.DecimalFormat}: without a pattern, that of English. */
@TargetClass("java.text.DecimalFormat")
abstract class Target_java_text_DecimalFormat extends NumberFormat {
    private static final int PLAIN = 0;
    private static final byte GROUP = 3;

    @Alias private Target_java_text_DigitList digitList;
    @Alias private String positivePrefix;
    @Alias private String positiveSuffix;
    @Alias private String negativePrefix;
    @Alias private String negativeSuffix;
    @Alias private int multiplier;
    @Alias private byte groupingSize;
    @Alias private DecimalFormatSymbols symbols;
    @Alias private int maximumIntegerDigits;
    @Alias private int minimumIntegerDigits;
    @Alias private int maximumFractionDigits;
    @Alias private int minimumFractionDigits;
    @Alias private RoundingMode roundingMode;
    @Alias private boolean fastPathCheckNeeded;

    /** As the JDK's, whose initial values of fields are part of it, but for where the pattern comes from. */
    @Replace
    Target_java_text_DecimalFormat() {
        digitList = new Target_java_text_DigitList();
        positivePrefix = "";
        positiveSuffix = "";
        negativePrefix = "-";
        negativeSuffix = "";
        multiplier = 1;
        groupingSize = GROUP;
        maximumIntegerDigits = super.getMaximumIntegerDigits();
        minimumIntegerDigits = super.getMinimumIntegerDigits();
        maximumFractionDigits = super.getMaximumFractionDigits();
        minimumFractionDigits = super.getMinimumFractionDigits();
        roundingMode = RoundingMode.HALF_EVEN;
        fastPathCheckNeeded = true;
        symbols = DecimalFormatSymbols.getInstance();
        applyPattern(English.numberPattern(PLAIN), false);
    }

    @Alias
    private void applyPattern(String pattern, boolean localized) {
        throw new IllegalStateException();
    }
}
