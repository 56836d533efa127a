package awesome.run;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An amount of memory on the command line, in MiB: {@code 512}, {@code 512M} or {@code 4G}. */
final class Memory implements ITypeConverter<Integer> {
    private static final int MIB_IN_GIB = 1024;
    private static final int MOST = 1 << 20;

    @Override
    public Integer convert(String text) {
        String number = text;
        int unit = 1;
        if (text.endsWith("G") || text.endsWith("M")) {
            number = text.substring(0, text.length() - 1);
            unit = text.endsWith("G") ? MIB_IN_GIB : 1;
        }
        try {
            long amount = Math.multiplyExact(Long.parseLong(number), (long) unit);
            if (amount >= 1 && amount <= MOST) {
                return (int) amount;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // told below
        }
        throw new TypeConversionException("'" + text + "' is no amount of memory; write 512M or 4G");
    }
}
