package awesome.conformance.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Prints lines of files that match a regular expression, as grep -rin does. */
public final class Grep {
    private final Pattern pattern;
    private final boolean numbers;
    private int found;

    private Grep(Pattern pattern, boolean numbers) {
        this.pattern = pattern;
        this.numbers = numbers;
    }

    private void search(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (pattern.matcher(line).find()) {
                    System.out.println(file + ":" + (numbers ? number + ":" : "") + line);
                    found++;
                }
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        String options = rest.get(0).startsWith("-") ? rest.remove(0) : "";
        Pattern pattern;
        try {
            pattern = Pattern.compile(rest.remove(0), options.contains("i") ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            System.err.println("grep: " + e.getDescription());
            System.exit(2);
            return;
        }
        Grep grep = new Grep(pattern, options.contains("n"));
        for (String each : rest) {
            try (Stream<Path> files = Files.walk(Path.of(each))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    grep.search(file);
                }
            } catch (NoSuchFileException e) {
                System.err.println("grep: " + e.getFile() + ": No such file or directory");
            }
        }
        System.exit(grep.found > 0 ? 0 : 1);
    }
}
