package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bash's own tests, from the source of Debian's package, show in the machine what they show on Linux in the same root: with
 * the programs of the host, and all of them in one of Debian's packages.
 */
class BashTest {
    private static final byte[] NOTHING = {};
    /** What the tests call that the shell has not itself. */
    private static final List<String> PROGRAMS = List.of("basename", "bash", "cat", "chmod", "cmp", "cp", "cut", "date", "diff",
            "echo", "env", "expr", "false", "grep", "head", "id", "kill", "ln", "ls", "mkdir", "mkfifo", "mktemp", "mv", "od",
            "pwd", "rm", "rmdir", "sed", "setsid", "sh", "sleep", "sort", "tail", "tee", "test", "touch", "tr", "true", "uname",
            "wc");
    /** Kept for the next time. */
    private static final Path SOURCE = Path.of("target", "bash-source").toAbsolutePath();
    private static final String SCRIPT = """
            cd /tests
            export THIS_SH=/bin/bash BUILD_DIR=/tests TMPDIR=/tmp BASH_TSTOUT=/tmp/output TERM=dumb PATH=.:$PATH
            exec 2>&1
            for x; do
                echo "== $x"
                sh ./run-$x
                rm -f $BASH_TSTOUT
            done
            """;
    /** The longest take minutes, and most of that they wait. */
    private static final int LIMIT_SECONDS = 900;

    @TempDir
    private static Path folder;

    private static Path tests;
    /** Made when a test asks for it. */
    private static DebianRoot debian;

    @BeforeAll
    static void makeTests() throws IOException {
        if (!Files.exists(SOURCE)) {
            Path unfinished = Files.createTempDirectory(folder, "source");
            run(Command.PROJECT.resolve("bin/debian-source").toString(), "bash", unfinished.toString());
            run("mkdir", "-p", SOURCE.getParent().toString());
            run("cp", "-R", unfinished.toString(), SOURCE.toString());
        }
        try (Stream<Path> files = Files.list(SOURCE)) {
            Path archive = files.filter(each -> each.toString().contains(".orig.tar")).findAny().orElseThrow();
            run("tar", "--extract", "--strip-components=1", "--file=" + archive);
        }
        tests = folder.resolve("tests");
        // They need nothing that a configuration of the shell would find out.
        Path headers = Files.createDirectory(folder.resolve("none"));
        Files.createFile(headers.resolve("config.h"));
        Files.createFile(headers.resolve("bashansi.h"));
        for (String each : List.of("recho", "zecho", "printenv", "xcase")) {
            run("gcc", "-static", "-w", "-O", "-D_GNU_SOURCE", "-DHAVE_UNISTD_H", "-I", headers.toString(), "-include", "stdlib.h",
                    "-include", "string.h", "-o", "tests/" + each, "support/" + each + ".c");
        }
        Files.writeString(tests.resolve("some"), SCRIPT);
        // Gives up reading after a tenth of a millisecond, in which an emulated processor may have read, or not.
        Files.writeString(tests.resolve("read7.sub"), "");
        change("read2.sub", "read -t .0001 a <<<abcde", "read -t 10 a <<<abcde");
        // Whether a process that does nothing has ended by the next command is anybody's guess.
        change("nameref11.sub", "coproc RO { :; }", "coproc RO { sleep 1; }");
    }

    private static void change(String file, String before, String after) throws IOException {
        String text = Files.readString(tests.resolve(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(before), file);
        Files.writeString(tests.resolve(file), text.replace(before, after), StandardCharsets.ISO_8859_1);
    }

    private static void run(String... command) {
        Command.Result result = Command.host(folder, NOTHING, command);
        assertEquals(0, result.status(), result.errors());
    }

    private static void assertSame(DebianRoot root, int cpus, String names) {
        List<String> command = new ArrayList<>(List.of("bash", "/tests/some"));
        command.addAll(List.of(names.split(" ")));
        Command.Result actual = root.inMachine(LIMIT_SECONDS, List.of("--cpus", String.valueOf(cpus)),
                command.toArray(String[]::new));
        Command.Result expected = root.onLinux(LIMIT_SECONDS, command.toArray(String[]::new));
        assertTrue(expected.text().length() > 10, expected.errors());
        assertEquals(withoutNumbers(expected), withoutNumbers(actual), actual.errors());
        assertEquals(expected.status(), actual.status());
    }

    /** What it shows, but for numbers of processes. */
    private static String withoutNumbers(Command.Result result) {
        return result.text().replaceAll("process group \\([0-9]+\\)", "process group (N)");
    }

    @Test
    void someWithTheHostsPrograms() throws IOException {
        DebianRoot root = DebianRoot.ofHost(Files.createDirectory(folder.resolve("host")), PROGRAMS);
        root.add(tests, "/tests");
        assertSame(root, 1, "comsub coproc heredoc herestr lastpipe posixpipe procsub redir set-x vredir");
    }

    /** All of them, those together that are done soon. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    @CsvSource({
        "1, alias appendop arith arith-for array array2 assoc attr braces builtins case casemod complete comsub comsub-eof"
                + " comsub-posix cond coproc cprint",
        "2, dbg-support dbg-support2 dirstack dollars dynvar errors execscript exp-tests exportfunc extglob extglob2 extglob3 func",
        "1, getopts glob-test globstar heredoc herestr histexpand history ifs input-test intl invert iquote lastpipe mapfile",
        "2, more-exp nameref new-exp nquote nquote1 nquote2 nquote3 nquote4 nquote5 parser posix2 posixexp posixexp2 posixpat",
        "1, posixpipe precedence printf procsub quote quotearray redir rhs-exp rsh set-e set-x shopt strip test tilde tilde2 type",
        "2, varenv vredir read trap", "1, jobs", "2, jobs", "1, ifs-posix"})
    void allWithDebiansPrograms(int cpus, String names) throws IOException {
        if (debian == null) {
            debian = new DebianRoot(Files.createDirectory(folder.resolve("debian")), List.of("bash"));
            debian.add(tests, "/tests");
        }
        assertSame(debian, cpus, names);
    }
}
