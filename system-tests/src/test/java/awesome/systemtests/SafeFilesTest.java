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
        assertEquals("", files.compare("F 1 0 150 right\r\nF 2 1 999 right\r\nF 4 0 5 right\r\nF 7 0 0 right\r\nLISTED"));
        assertEquals(4, files.count());
    }

    @Test
    void lessIsNot() {
        assertEquals("file 1 has 149 bytes of 150\nfile 2 was renamed 0 times, not 1\nfile 4 has other bytes than were written\n",
                files.compare("F 1 0 149 right\nF 2 0 200 right\nF 4 0 5 wrong\n"));
    }

    @Test
    void namesAreThereOnce() {
        assertEquals("file 1 has two names\nfile 4 is missing\n",
                files.compare("F 1 0 150 right\nF 1 0 150 right\nF 2 1 200 right\n"));
    }

    @Test
    void whatWasBeingDoneIsDoneOrNot() {
        files.hear("m 1 1\r\n");
        assertEquals("", files.compare("F 1 1 150 right\nF 2 1 200 right\nF 4 0 5 right\n"));
        files.hear("u 4\r\n");
        assertEquals("", files.compare("F 1 1 150 right\nF 2 1 200 right\n"));
    }
}
