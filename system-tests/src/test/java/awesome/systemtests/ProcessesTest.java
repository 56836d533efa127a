package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unmodified shells with many processes do in the machine what they do on the host. */
class ProcessesTest {
    private static final byte[] NOTHING = {};
    /** What is left of a process: frames of programs, page tables and files, and bytes of the heap. */
    private static final Pattern LEFT = Pattern.compile("left by (\\d+) processes: (-?\\d+) frames of programs, "
            + "(-?\\d+) frames of page tables, (-?\\d+) frames of files, (-?\\d+) bytes of the heap");

    @TempDir
    private static Path folder;

    /** Commands with one possible output. */
    private static final List<String> SCRIPTS = List.of(
            "busybox seq 1 1000 | busybox sort -rn | busybox head -3",
            "echo $(echo a; echo $(echo b)) `echo c`",
            "(exit 7); echo $?; busybox false || echo no; busybox true && echo yes",
            "for i in 1 2 3 4 5 6; do (echo $i | busybox cat | busybox cat) & done | busybox sort; wait",
            // The shell tells who was ended by a signal if it has not noticed the end before it waits: sometimes.
            "busybox sleep 100 & { kill $!; wait $!; } 2>/dev/null; echo $?",
            "busybox sleep 100 & { kill -9 $!; wait $!; } 2>/dev/null; echo $?",
            "(busybox sleep 0.1; echo late) & wait; echo $?",
            "busybox yes | busybox head -2; echo $?",
            "trap 'echo child' CHLD; busybox true; trap 'echo usr' USR1; kill -USR1 $$; echo end",
            "trap 'echo bye' EXIT; exec 3>out; echo x >&3; busybox cat out",
            "busybox sh -c 'kill -SEGV $$'; echo $?",
            "busybox sh -c 'busybox sleep 100 & kill -STOP $!; busybox sleep 0.1;"
                    + " busybox cut -d\" \" -f3 /proc/$!/stat; kill -CONT $!; kill $!; wait $! 2>/dev/null; echo $?'",
            "busybox tail -f /dev/null & busybox sleep 0.3; busybox cut -d' ' -f1-2 /proc/$!/syscall;"
                    + " busybox cut -d' ' -f1-2 /proc/self/syscall; { kill $!; wait $!; } 2>/dev/null; echo $?",
            "echo 12345 >f; exec 5<f; read x <&5; busybox head -2 /proc/$$/fdinfo/5; exec 6>>f;"
                    + " busybox sed -n 2p /proc/$$/fdinfo/6; busybox true | busybox head -2 /proc/self/fdinfo/0",
            "busybox mkfifo f; (echo through >f) & busybox cat f; wait",
            "busybox timeout 0.2 busybox sleep 100; echo $?",
            "busybox setsid busybox sh -c 'busybox cut -d\" \" -f5-6 /proc/self/stat >s; set -- $(busybox cat s);"
                    + " [ $1 = $2 ] && echo leads'",
            "i=0; while [ $i -lt 100 ]; do busybox true; i=$((i+1)); done; echo $i",
            "echo 'a b' | { read x y; echo $y $x; }",
            "busybox find /nowhere 2>&1 | busybox xargs -n 1 echo",
            "busybox sh -c 'exit 3' & p=$!; busybox true; wait $p; echo $?",
            "busybox nice -n 5 busybox sh -c 'busybox cut -d\" \" -f19 /proc/self/stat'");

    @BeforeAll
    static void write() throws IOException {
        for (int i = 0; i < SCRIPTS.size(); i++) {
            Files.writeString(folder.resolve("s" + i), SCRIPTS.get(i) + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shellsDoWhatTheyDoOnTheHost(int cpus) {
        StringBuilder all = new StringBuilder();
        List<String> arguments = new ArrayList<>(List.of("--cpus", String.valueOf(cpus), "--verbose"));
        for (int i = 0; i < SCRIPTS.size(); i++) {
            all.append("echo ").append(i).append("; busybox sh ./s").append(i).append(" 2>&1; busybox rm -f out f s; ");
            arguments.addAll(List.of("--file", "s" + i));
        }
        Command.Result expected = Command.host(folder, NOTHING, "busybox", "sh", "-c", all.toString());
        arguments.addAll(List.of("--", "busybox", "sh", "-c", all.toString()));
        Command.Result actual = Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals(expected.status(), actual.status());
    }

    /** Debian's dash and bash, which the dynamic linker starts, as children of others. */
    @Test
    void dynamicProgramsAreForked() {
        List<String> files = List.of("/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/libc.so.6",
                "/lib/x86_64-linux-gnu/libtinfo.so.6", "/bin/dash", "/bin/bash");
        String script = "/bin/dash -c 'busybox seq 1 20 | busybox wc -l; echo $(echo sub)'; "
                + "/bin/bash -c 'for i in 3 1 2; do (echo $i) & done | busybox sort; wait; busybox cat <(echo process);"
                + " (exit 4) & wait $!; echo $?; set -o pipefail; busybox false | busybox true; echo $?'";
        Command.Result expected = Command.host(folder, NOTHING, "busybox", "sh", "-c", script);
        List<String> arguments = new ArrayList<>(List.of("--cpus", "2"));
        files.forEach(file -> arguments.addAll(List.of("--file", file)));
        arguments.addAll(List.of("--", "busybox", "sh", "-c", script));
        Command.Result actual = Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals("", actual.errors());
    }

    private static long[] left(int cpus, int rounds) {
        String script = "i=0; while [ $i -lt " + rounds + " ]; do busybox true | busybox cat; i=$((i+1)); done";
        Command.Result result = Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--verbose",
                "--append", "account", "--", "busybox", "sh", "-c", script);
        Matcher match = LEFT.matcher(result.errors());
        assertTrue(match.find(), result.errors());
        long[] numbers = new long[match.groupCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(match.group(i + 1));
        }
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aThousandLivesLeaveNothing(int cpus) {
        long[] few = left(cpus, 20);
        long[] many = left(cpus, 500);
        assertEquals(41, few[0]);
        assertEquals(1001, many[0]);
        assertEquals(0, few[1], "frames of programs");
        assertEquals(0, many[1], "frames of programs");
        assertEquals(few[2], many[2], "frames of page tables");
        assertEquals(few[3], many[3], "frames of files");
        // Tables grow, and a processor may still refer to who ran there last.
        assertTrue(many[4] - few[4] < 32 << 10, "bytes of the heap: " + few[4] + " and " + many[4]);
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "2, 128"})
    void aForkBombLeavesTheShellUsable(int cpus, int mebibytes) {
        Command.Result result = Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--memory",
                String.valueOf(mebibytes), "--", "busybox", "sh", "-c",
                "busybox mkfifo never; busybox setsid busybox sh -c 'b() { b | b & }; b' 2>/dev/null; busybox sleep 2;"
                        // To end, so many need a while; the shell kills and waits itself, as it may not be able to start
                        // another.
                        + " echo alive; kill -9 -1; read -t 4 nothing <>never; echo $(busybox echo usable)");
        assertTrue(result.text().startsWith("alive\n"), result.text() + result.errors());
        assertTrue(result.text().endsWith("usable\n"), result.text() + result.errors());
    }
}
