package awesome.conformance.texts;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** MessageFormat and ChoiceFormat. */
public final class Messages {
    private Messages() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(MessageFormat.format("{0} has {1} files, {2}; {1,number,integer} {1,number,#.##} {3}",
                "disk", 1234, null, 5.5));
        System.out.println(MessageFormat.format("It''s '{0}' {0} {1} {5}", "quoted", List.of(1, 2)));
        MessageFormat format = new MessageFormat("There {0,choice,0#are none|1#is one|1<are {0,number,integer}}.",
                Locale.ENGLISH);
        for (int i : new int[] {0, 1, 2, 1500}) {
            System.out.println(format.format(new Object[] {i}));
        }
        System.out.println(Arrays.toString(new MessageFormat("{0}-{1}", Locale.ENGLISH).parse("left-right")) + " "
                + format.toPattern());
        ChoiceFormat choice = new ChoiceFormat(new double[] {0, 1, ChoiceFormat.nextDouble(1)}, new String[] {"few",
                "one", "many"});
        System.out.println(choice.format(-1) + choice.format(1) + choice.format(1.5) + " " + choice.toPattern() + " "
                + new ChoiceFormat("-1#minus|0#zero|5<above").format(6));
        show(() -> MessageFormat.format("{0", "x"));
        show(() -> MessageFormat.format("{x}", "x"));
        show(() -> new MessageFormat("{0,number,integer}").format(new Object[] {"text"}));
    }
}
