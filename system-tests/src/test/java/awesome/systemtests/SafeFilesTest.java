package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is missing or wrong is found. */
class SafeFilesTest {
    private final SafeFiles files = new SafeFiles();

    @BeforeEach
    void hear() {
        files.hear("C 1 100\r\nC 2 200\r\nA 1 150\r\nm 2 1\r\nM 2 1\r\nC 3 10\r\nu 3\r\nU 3\r\nC 4 5\r\nA 4 5");
    }

    @Test
    void whatWasSaidIsEnough() {
        assertEquals("", files.compare("F 1 0 150 150\r\nF 2 1 999 999\r\nF 4 0 5 5\r\nF 7 0 0 0\r\nLISTED"));
        assertEquals(4, files.count());
    }

    @Test
    void lessIsNot() {
        assertEquals("file 1 has 149 bytes of 150\nfile 2 was renamed 0 times, not 1\nfile 4 has other bytes than were written\n",
                files.compare("F 1 0 149 149\nF 2 0 200 200\nF 4 0 5 4\n"));
    }

    @Test
    void namesAreThereOnce() {
        assertEquals("file 1 has two names\nfile 4 is missing\n",
                files.compare("F 1 0 150 150\nF 1 0 150 150\nF 2 1 200 200\n"));
    }

    @Test
    void whatWasBeingDoneIsDoneOrNot() {
        files.hear("m 1 1\r\n");
        assertEquals("", files.compare("F 1 1 150 150\nF 2 1 200 200\nF 4 0 5 5\n"));
        files.hear("u 4\r\n");
        assertEquals("", files.compare("F 1 1 150 150\nF 2 1 200 200\n"));
        files.hear("s 1 100\r\n");
        assertEquals("", files.compare("F 1 1 100 100\nF 2 1 200 200\n"));
        files.hear("t 1 70\r\n");
        assertEquals("", files.compare("F 1 1 100 70\nF 2 1 200 200\n"));
        files.hear("t 1 70\r\n");
        assertEquals("file 1 has other bytes than were written\n", files.compare("F 1 1 100 69\nF 2 1 200 200\n"));
        files.hear("s 2 100\r\n");
        assertEquals("file 2 has 99 bytes of 200\n", files.compare("F 1 1 100 100\nF 2 1 99 99\n"));
    }
}
