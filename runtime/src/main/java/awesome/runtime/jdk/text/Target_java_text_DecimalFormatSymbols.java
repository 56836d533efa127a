package awesome.runtime.jdk.text;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** {@code java.text.DecimalFormatSymbols}: those of English, without the currency of a country. */
@TargetClass("java.text.DecimalFormatSymbols")
final class Target_java_text_DecimalFormatSymbols {
    @Alias private char decimalSeparator;
    @Alias private char groupingSeparator;
    @Alias private char patternSeparator;
    @Alias private String percentText;
    @Alias private char percent;
    @Alias private char zeroDigit;
    @Alias private char digit;
    @Alias private String minusSignText;
    @Alias private char minusSign;
    @Alias private char exponential;
    @Alias private String exponentialSeparator;
    @Alias private String perMillText;
    @Alias private char perMill;
    @Alias private String infinity;
    @Alias private String NaN;
    @Alias private char monetarySeparator;
    @Alias private char monetaryGroupingSeparator;
    @Alias private String intlCurrencySymbol;
    @Alias private String currencySymbol;
    @Alias private Currency currency;
    @Alias private volatile boolean currencyInitialized;
    @Alias private Locale locale;

    private Target_java_text_DecimalFormatSymbols() {}

    @Replace
    public static DecimalFormatSymbols getInstance(Locale wanted) {
        return new DecimalFormatSymbols(wanted);
    }

    @Replace
    private void initialize(Locale wanted) {
        locale = wanted;
        decimalSeparator = '.';
        groupingSeparator = ',';
        patternSeparator = ';';
        percentText = "%";
        percent = '%';
        zeroDigit = '0';
        digit = '#';
        minusSignText = "-";
        minusSign = '-';
        exponential = 'E';
        exponentialSeparator = "E";
        perMillText = "\u2030";
        perMill = '\u2030';
        infinity = "\u221e";
        NaN = "NaN";
        monetarySeparator = '.';
        monetaryGroupingSeparator = ',';
    }

    @Replace
    private void initializeCurrency(Locale wanted) {
        if (!currencyInitialized) {
            intlCurrencySymbol = "XXX";
            currency = Currency.getInstance(intlCurrencySymbol);
            currencySymbol = "\u00a4";
            currencyInitialized = true;
        }
    }
}
