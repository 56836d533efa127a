package awesome.random.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The reducer keeps what makes a program interesting, and little else. */
class ReducerTest {
    private static GeneratedProgram reduced(Node body, String wanted) {
        return Reducer.reduce(new GeneratedProgram("P1", 1, body),
                programs -> programs.stream().map(each -> each.body().toString().contains(wanted)).toList(), 60);
    }

    @Test
    void removesStatementsAroundAndBeside() {
        Node sum = Node.expression("int", "(1 + ", Node.expression("int", "x"), ")");
        Node inner = Node.statement("wanted(", sum, ");\n");
        Node body = Node.text("start\n", Node.statement("first();\n"),
                Node.statement("if (", Node.expression("boolean", "(a < b)"), ") {\n", Node.statement("second();\n"),
                        inner, "}\n"),
                Node.member("int field;\n"), "end\n");
        assertEquals("start\nwanted(0);\nend\n", reduced(body, "wanted").body().toString());
    }

    @Test
    void takesAPartOfAnExpressionInsteadOfTheWhole() {
        Node part = Node.expression("long", "wanted(", Node.expression("int", "f(3)"), ")");
        Node body = Node.text(Node.expression("long", "(", part, " * ", Node.expression("long", "other()"), ")"));
        assertEquals("wanted(0)", reduced(body, "wanted").body().toString());
    }

    @Test
    void reducesARandomProgramToTheStatementThatCounts() {
        GeneratedProgram program = LongStream.range(0, 1000).mapToObj(Generator::program)
                .filter(each -> each.source().contains("System.arraycopy")).findFirst().orElseThrow();
        GeneratedProgram small = Reducer.reduce(program, programs -> programs.stream()
                .map(each -> each.source().contains("System.arraycopy")).toList(), 60);
        assertTrue(small.source().contains("System.arraycopy"));
        assertTrue(small.source().lines().count() < 25, small.source());
    }

    @Test
    void leavesAProgramWithoutAnythingToRemove() {
        Node body = Node.text("all of it");
        assertEquals("all of it", reduced(body, "all").body().toString());
        assertEquals(List.of(), body.simpler());
    }
}
