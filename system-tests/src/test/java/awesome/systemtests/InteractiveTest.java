package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that a person sits before: shells with jobs, an editor, a pager, lists that change by themselves. */
@Timeout(180)
class InteractiveTest {
    private static final String PROMPT = "/tmp # ";
    private static final String CONTROL_C = "\u0003";
    private static final String CONTROL_Z = "\u001a";
    private static final String ESCAPE = "\u001b";

    private static Screen shell(String name) throws IOException {
        Screen screen = Screen.start("interactive-" + name, "bin/awesome run --timeout 150 --cpus 2");
        screen.awaitPrompt(Images.PROMPT).type("cd /tmp\r").awaitPrompt(PROMPT);
        return screen;
    }

    private static void leave(Screen screen) {
        screen.type("\r").awaitPrompt(PROMPT).type("exit 5\r");
        assertEquals(5, screen.awaitEnd());
    }

    @Test
    void pipesRedirectionsAndHereDocuments() throws IOException {
        try (Screen screen = shell("shell")) {
            screen.enter("seq 1 20 | grep 1 | tail -n 3 | tr '\\n' ' '; echo", "17 18 19");
            screen.enter("echo first >f; echo second >>f; wc -l <f", "2");
            screen.enter("cat <<end | tac", ">").enter("one $((1+1))", "> one $((1+1))").enter("three", "> three");
            screen.enter("end", "three").awaitLine("one 2").awaitPrompt(PROMPT);
            screen.enter("ls nothing 2>&1 >/dev/null | sed s/nothing/none/", "ls: none: No such file or directory");
            screen.clear(PROMPT).enter("find / | xargs -n 40 echo | wc -w | awk '{ print ($1 > 100) }'", "1");
            screen.enter("find /bin -name 'b*' | sort | xargs echo | cut -c 1-30", "/bin /bin/base64 /bin/busybox");
            leave(screen);
        }
    }

    @Test
    void jobsOfTheShell() throws IOException {
        try (Screen screen = shell("jobs")) {
            screen.enter("sleep 1000", PROMPT + "sleep 1000");
            pause();
            screen.type(CONTROL_Z).await("a stopped job", lines -> has(lines, "[1]+  Stopped"));
            screen.awaitPrompt(PROMPT).type("sleep 2000 &\r").awaitPrompt(PROMPT);
            screen.type("bg %1\r").await("that it goes on", lines -> has(lines, "[1] sleep 1000"));
            screen.clear(PROMPT).type("jobs\r");
            screen.await("two running jobs", lines -> count(lines, "Running") == 2).awaitPrompt(PROMPT);
            screen.clear(PROMPT).type("fg %2\r").awaitLine("sleep 2000");
            pause();
            screen.type(CONTROL_C).awaitPrompt(PROMPT).enter("echo status $?", "status 130");
            screen.type("kill %1\r").awaitPrompt(PROMPT).enter("wait; echo gone", "gone").awaitPrompt(PROMPT).clear(PROMPT);
            screen.type("yes | cat >/dev/null\r");
            pause();
            screen.type(CONTROL_Z).await("a stopped pipe", lines -> has(lines, "Stopped")).awaitPrompt(PROMPT);
            screen.clear(PROMPT).enter("ps -o stat,comm | grep -c '^T.*\\(yes\\|cat\\)'", "2");
            screen.type("kill -9 %%\r").awaitPrompt(PROMPT).type("wait\r").awaitPrompt(PROMPT);
            leave(screen);
        }
    }

    @Test
    void anEditorAndAPager() throws IOException {
        try (Screen screen = shell("editor")) {
            screen.type("vi note\r").awaitAt(1, "~").awaitAt(22, "~").awaitAt(23, "- note");
            screen.type("ione\rtwo\rthree" + ESCAPE).awaitAt(0, "one").awaitAt(1, "two").awaitAt(2, "three").awaitAt(3, "~");
            screen.type("kdd").awaitAt(1, "three").awaitAt(2, "~");
            screen.type("P").awaitAt(1, "two").awaitAt(2, "three");
            screen.type("/thr\rcwfour" + ESCAPE).awaitAt(2, "four");
            screen.type(":%s/o/0/g\r").awaitAt(0, "0ne").awaitAt(1, "tw0").awaitAt(2, "f0ur");
            screen.type(":wq\r").awaitPrompt(PROMPT).clear(PROMPT);
            screen.enter("md5sum <note; cat note", "f0ur").awaitAt(2, "0ne").awaitPrompt(PROMPT);

            screen.type("seq 1 500 | sed 's/^/line /' >lines; less lines\r").awaitAt(0, "line 1").awaitAt(22, "line 23");
            // It does not take keys while it paints.
            screen.awaitAt(23, "lines").type(" ").awaitAt(0, "line 24").awaitAt(22, "line 46").awaitAt(23, ":");
            screen.type("/").awaitAt(23, "/").type("line 77\r").awaitAt(0, "line 77").awaitAt(22, "line 99");
            screen.type("b").awaitAt(0, "line 54").awaitAt(22, "line 76");
            screen.type("G").awaitLine("line 500").awaitAt(23, "(END)").type("g").awaitAt(0, "line 1").awaitAt(22, "line 23");
            screen.type("q");
            screen.awaitPrompt(PROMPT);
            leave(screen);
        }
    }

    @Test
    void listsOfProcesses() throws IOException {
        try (Screen screen = shell("lists")) {
            screen.type("while :; do :; done &\r").awaitPrompt(PROMPT).clear(PROMPT).type("top -d 1\r");
            screen.awaitAt(0, "Mem: ").awaitAt(1, "CPU: ").awaitAt(3, "  PID  PPID USER     STAT");
            screen.await("who is busy first", lines -> lines[4].contains(" R ") && lines[4].contains("sh"));
            String before = String.join("\n", screen.lines());
            screen.await("something else", lines -> !String.join("\n", lines).equals(before));
            screen.type("q").awaitPrompt(PROMPT).clear(PROMPT);
            screen.type("kill $!; ps\r").awaitAt(1, "PID   USER     COMMAND").awaitAt(2, "    1 ");
            leave(screen);
        }
    }

    /** Debian's bash, which has its own library for lines that are edited. */
    @Test
    void bashWithJobs() throws IOException {
        StringBuilder command = new StringBuilder("bin/awesome run --timeout 150 --cpus 2 --file /bin/busybox:/bin/sleep"
                + " --file /bin/busybox:/bin/clear --file /usr/share/terminfo:/usr/share/terminfo --file /lib/terminfo");
        for (String line : Command.host(Command.PROJECT, new byte[0], "ldd", "/bin/bash").text().split("\n")) {
            Arrays.stream(line.strip().split(" ")).filter(word -> word.startsWith("/lib"))
                    .forEach(library -> command.append(" --file ").append(library));
        }
        String prompt = "bash-5.2# ";
        try (Screen screen = Screen.start("interactive-bash", command + " -- /bin/bash --norc -i")) {
            screen.awaitPrompt(prompt).enter("x=(a b c); echo ${#x[@]} ${x[1]^^}", "3 B");
            screen.type("echo wrong\u0001\u000b").type("echo \"ed\"ited\u001b[D\u001b[D\u001b[DX\r").awaitLine("ediXted");
            screen.type("sleep 1000\r");
            pause();
            screen.type(CONTROL_Z).await("a stopped job", lines -> has(lines, "[1]+  Stopped")).awaitPrompt(prompt);
            screen.type("bg; jobs\r").await("that it runs", lines -> has(lines, "[1]+  Running")).awaitPrompt(prompt);
            screen.type("fg\r").awaitLine("sleep 1000");
            pause();
            screen.type(CONTROL_C).awaitPrompt(prompt).enter("echo $?", "130");
            screen.enter("cat <(echo from a process) 2>/dev/null || while read l; do echo \"$l\"; done < <(echo from a process)",
                    "from a process");
            screen.enter("for i in 1 2 3; do sleep 0.$i & done; wait; echo waited", "waited");
            screen.clear(prompt).type("\u001b[A\u001b[A").awaitAt(0, prompt + "for i in 1 2 3");
            screen.type("\u0015").awaitPrompt(prompt).type("exit 4\r");
            assertEquals(4, screen.awaitEnd());
        }
    }

    /** Gives what was started the time to do so: a signal that comes before is for the shell. */
    private static void pause() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean has(String[] lines, String text) {
        return count(lines, text) > 0;
    }

    private static long count(String[] lines, String text) {
        return Arrays.stream(lines).filter(line -> line.contains(text)).count();
    }
}
