package awesome.systemtests.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which programs of the corpus do not run in the kernel, which run last, and which have their classes initialised at
 * build time. The file {@code rules.txt} says so, and why.
 */
final class ProgramRules {
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final List<String> initialisedAtBuildTime = new ArrayList<>();

    ProgramRules() throws IOException {
        try (InputStream in = ProgramRules.class.getResourceAsStream("rules.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] fields = line.split(" +", 3);
                if (fields.length < 3) {
                    throw new IllegalStateException("no rule, name and reason in rules.txt: " + line);
                }
                switch (fields[0]) {
                    case "out" -> leftOut.add(fields[1]);
                    case "last" -> last.add(fields[1]);
                    case "build-time" -> initialisedAtBuildTime.add(fields[1]);
                    default -> throw new IllegalStateException("there is no such rule in rules.txt: " + line);
                }
            }
        }
    }

    /** Those of the programs that run in the kernel, in the order in which they do. */
    List<String> chosen(List<String> programs) {
        return programs.stream().filter(each -> leftOut.stream().noneMatch(each::startsWith))
                .sorted(Comparator.comparing(each -> last.stream().anyMatch(each::startsWith)))
                .toList();
    }

    /** Beginnings of the names of programs whose classes are initialised at run time: topics, with a dot behind. */
    Stream<String> initialisedAtRunTime(List<String> programs) {
        return programs.stream().map(each -> each.substring(0, each.lastIndexOf('.') + 1)).distinct()
                .filter(topic -> !initialisedAtBuildTime.contains(topic));
    }

    /** Names in the rules that are the beginning of no program's. */
    List<String> unused(List<String> programs) {
        List<String> names = new ArrayList<>(leftOut);
        names.addAll(last);
        names.addAll(initialisedAtBuildTime);
        names.removeIf(name -> programs.stream().anyMatch(each -> each.startsWith(name)));
        return names;
    }
}
