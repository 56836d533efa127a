package awesome.random.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expressions and simple statements that programs may have, as text with gaps: {@code $int} is any expression of
 * that type, {@code @int} a variable that can be assigned to, {@code %int[]} any variable of the type, {@code $index}
 * an index into an array, {@code ~x} a new name that starts so.
 */
final class Templates {
    /**
     * One of them.
     *
     * @param cost how many steps it takes, at most
     */
    record Template(String text, long cost) {}

    /** What lambdas of a type look like. */
    record Function(String type, List<String> parameters, String result) {}

    /** The key of statements. */
    static final String STATEMENT = "do";

    static final List<String> PRIMITIVES =
            List.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

    private static final List<String> INTEGERS = List.of("byte", "short", "char", "int", "long");
    private static final List<String> NUMBERS = List.of("byte", "short", "char", "int", "long", "float", "double");

    private static final String MIXED = """
            boolean: ($boolean && $boolean)
            boolean: ($boolean || $boolean)
            boolean: ($boolean ^ $boolean)
            boolean: ($boolean & !$boolean)
            boolean: ($int < $int)
            boolean: ($int == $int)
            boolean: ($int >= $int)
            boolean: ($char != $char)
            boolean: ($byte <= $short)
            boolean: ($long < $long)
            boolean: ($long == $long)
            boolean: ($int > $long)
            boolean: ($float < $float)
            boolean: !($float >= $float)
            boolean: ($double <= $double)
            boolean: ($double != $double)
            boolean: ($double > $int)
            boolean: Double.isNaN($double)
            boolean: Character.isDigit($char)
            boolean: $String.equals($String)
            boolean: $String.isEmpty()
            boolean: $String.startsWith($String)
            boolean: $String.contains($String)
            boolean: $Object.equals($Object)
            boolean: ($Object instanceof Number)
            boolean: ($Object instanceof String ~s && ~s.length() > $int)
            boolean: ($Object == null)
            boolean: (Integer.valueOf($int) == Integer.valueOf($int))
            boolean: $IntPredicate.test($int)
            byte: ((byte) $int)
            byte: ((byte) $long)
            byte: ((byte) $double)
            short: ((short) $int)
            short: ((short) $char)
            short: ((short) $float)
            char: ((char) $int)
            char: ((char) $byte)
            char: ((char) $double)
            char: $String.charAt($index)
            char: Character.toUpperCase($char)
            int: ($int + $int)
            int: ($int - $int)
            int: ($int * $int)
            int: ($int & $int)
            int: ($int | $int)
            int: ($int ^ $int)
            int: ($int << $int)
            int: ($int >> $int)
            int: ($int >>> $int)
            int: ($int << $long)
            int: ($int >>> $long)
            int: ($int / ($int | 1))
            int: ($int % ($int | 1))
            int: ($int / $int)
            int: ($int % $int)
            int: ($int / 10)
            int: ($int % -8)
            int: ($int * -5)
            int: (~$int)
            int: (- $int)
            int: ($byte + $char)
            int: ($short * $byte)
            int: ($char - 'a')
            int: ($byte >>> $int)
            int: ((int) $long)
            int: ((int) $float)
            int: ((int) $double)
            int: Math.max($int, $int)
            int: Math.min($int, $int)
            int: Math.abs($int)
            int: Math.floorMod($int, $int)
            int: Math.floorDiv($int, $int)
            int: Math.addExact($int, $int)
            int: Math.multiplyExact($int, $int)
            int: Math.negateExact($int)
            int: Math.toIntExact($long)
            int: Math.round($float)
            int: Integer.bitCount($int)
            int: Integer.numberOfLeadingZeros($int)
            int: Integer.numberOfTrailingZeros($int)
            int: Integer.reverse($int)
            int: Integer.reverseBytes($int)
            int: Integer.rotateLeft($int, $int)
            int: Integer.highestOneBit($int)
            int: Integer.compareUnsigned($int, $int)
            int: Integer.divideUnsigned($int, $int)
            int: Integer.remainderUnsigned($int, $int)
            int: Integer.parseInt($String)
            int: Long.compare($long, $long)
            int: Long.hashCode($long)
            int: Long.bitCount($long)
            int: Long.numberOfTrailingZeros($long)
            int: Float.floatToIntBits($float)
            int: Double.compare($double, $double)
            int: Double.hashCode($double)
            int: $String.length()
            int: $String.hashCode()
            int: $String.indexOf($char)
            int: $String.indexOf($String)
            int: $String.compareTo($String)
            int: Objects.hashCode($Object)
            int: ($Object instanceof Integer ~i ? (int) ~i : $int)
            int: ((int) (Integer) $Object)
            int: $IntUnaryOperator.applyAsInt($int)
            int: $IntBinaryOperator.applyAsInt($int, $int)
            int: new int[$index].length
            int: new int[] {$int, $int, $int}[$index]
            int: %int[][][$index].length
            int: Arrays.hashCode(%int[])
            long: ($long + $long)
            long: ($long - $long)
            long: ($long * $long)
            long: ($long & $long)
            long: ($long | $long)
            long: ($long ^ $long)
            long: ($long << $int)
            long: ($long >> $int)
            long: ($long >>> $int)
            long: ($long >>> $long)
            long: ($long / ($long | 1))
            long: ($long % ($long | 1))
            long: ($long / $long)
            long: ($long % $long)
            long: ($long / 1000)
            long: ($long % -16)
            long: (- $long)
            long: (~$long)
            long: ($int * $long)
            long: ((long) $int)
            long: ((long) $int * $int)
            long: ($int & 0xffffffffL)
            long: ((long) $float)
            long: ((long) $double)
            long: Math.max($long, $long)
            long: Math.abs($long)
            long: Math.floorMod($long, $long)
            long: Math.addExact($long, $long)
            long: Math.multiplyExact($long, $long)
            long: Math.multiplyHigh($long, $long)
            long: Math.round($double)
            long: Long.reverse($long)
            long: Long.reverseBytes($long)
            long: Long.rotateRight($long, $int)
            long: Long.lowestOneBit($long)
            long: Long.divideUnsigned($long, $long)
            long: Long.remainderUnsigned($long, $long)
            long: Double.doubleToLongBits($double)
            long: $LongUnaryOperator.applyAsLong($long)
            long: ($Object instanceof Long ~l ? (long) ~l : $long)
            float: ($float + $float)
            float: ($float - $float)
            float: ($float * $float)
            float: ($float / $float)
            float: ($float % $float)
            float: (- $float)
            float: ((float) $int)
            float: ((float) $long)
            float: ((float) $double)
            float: ($float * $int)
            float: Math.max($float, $float)
            float: Math.abs($float)
            float: Float.intBitsToFloat($int & 0x7effffff)
            double: ($double + $double)
            double: ($double - $double)
            double: ($double * $double)
            double: ($double / $double)
            double: ($double % $double)
            double: (- $double)
            double: ((double) $int)
            double: ((double) $long)
            double: ((double) $float)
            double: ($double - $long)
            double: ($float * $double)
            double: Math.sqrt($double)
            double: Math.min($double, $double)
            double: Math.abs($double)
            double: Math.floor($double)
            double: Math.ceil($double)
            double: Math.rint($double)
            double: Math.signum($double)
            double: Math.ulp($double)
            String: ($String + $String)
            String: ($String + $int)
            String: ($char + $String)
            String: ($String + $long + $boolean)
            String: ($String + $double + $char)
            String: ($float + $String)
            String: ("" + $byte + $short)
            String: ($String + $Object)
            String: $String.substring($index)
            String: $String.substring($index, $index)
            String: $String.trim()
            String: $String.toUpperCase()
            String: $String.replace($char, $char)
            String: $String.replace($String, "-")
            String: $String.repeat($index & 3)
            String: $String.concat($String)
            String: String.valueOf($char)
            String: String.valueOf($Object)
            String: Integer.toHexString($int)
            String: Integer.toString($int, 7)
            String: Integer.toUnsignedString($int)
            String: Long.toString($long, 36)
            String: Long.toBinaryString($int)
            String: Double.toString($double)
            String: new StringBuilder($String).reverse().toString()
            String: new StringBuilder($String).append($int).append($char).insert(0, $long).toString()
            String: String.join("+", $String, $String)
            String: $UnaryString.apply($String)
            String: Arrays.toString(%int[])
            String: Arrays.toString(%double[])
            Object: ((Object) $String)
            Object: ((Object) ($int))
            Object: ((Object) ($long))
            Object: ((Object) ($char))
            Object: ((Object) ($double))
            Object: ((Object) $boolean)
            do: trace.add($boolean);
            do: trace.add($char);
            do: trace.add($int);
            do: trace.add($int);
            do: trace.add($long);
            do: trace.add($long);
            do: trace.add($float);
            do: trace.add($double);
            do: trace.add($String);
            do: @boolean = $boolean;
            do: @boolean |= $boolean;
            do: @String = Trace.cut($String);
            do: @String = Trace.cut(@String + $char);
            do: @Object = $Object;
            do: @int += $double;
            do: @int *= $float;
            do: @long += $float;
            do: @byte += $int;
            do: @byte >>>= $int;
            do: @short *= $long;
            do: @char += $int;
            do: @char ^= $int;
            do: @int <<= $long;
            do: @long >>>= $int;
            do: @float /= $float;
            do: @double -= $int;
            do: ((Object[]) %String[])[$index] = $Object;
            do: Arrays.fill(%long[], $long);
            do: Arrays.sort(%int[]);
            do: System.arraycopy(%int[], $index, %int[], $index, $index);
            do: System.arraycopy(%String[], $index, %String[], $index, 2);
            do: %int[][][$index] = %int[];
            do: %StringBuilder.append($String).append($int).setLength(20);
            do: %StringBuilder.insert($index, $char);
            do: %StringBuilder.setLength($index);
            do: %StringBuilder.deleteCharAt($index);
            do: trace.add(%StringBuilder.toString());
            do: trace.add(%StringBuilder.length());
            """;

    private static final Map<String, Function> FUNCTIONS = Map.of(
            "IntUnaryOperator", new Function("IntUnaryOperator", List.of("int"), "int"),
            "IntBinaryOperator", new Function("IntBinaryOperator", List.of("int", "int"), "int"),
            "LongUnaryOperator", new Function("LongUnaryOperator", List.of("long"), "long"),
            "IntPredicate", new Function("IntPredicate", List.of("int"), "boolean"),
            "UnaryString", new Function("UnaryString", List.of("String"), "String"));

    private final Map<String, List<Template>> byType = new HashMap<>();
    private final Map<String, Function> functions = new HashMap<>(FUNCTIONS);

    /** What every program may have. */
    Templates() {
        MIXED.lines().map(each -> each.split(": ", 2)).forEach(each -> add(each[0], each[1], 1));
        for (String each : INTEGERS) {
            addAll(each, "@T++", "--@T", "(@T += $int)", "%T[][$index]++");
            addAll(STATEMENT, "@T++;".replace("T", each), "@T--;".replace("T", each), "@T ^= $T;".replace("T", each));
        }
        for (String each : NUMBERS) {
            addAll(STATEMENT, "@T += $T;".replace("T", each), "@T *= $T;".replace("T", each),
                    "%T[][$index] += $T;".replace("T", each), "@T = $T;".replace("T", each));
        }
        List<String> types = new ArrayList<>(PRIMITIVES);
        types.addAll(List.of("String", "Object"));
        for (String each : types) {
            addAll(each, "%T[][$index]", "%T[][$index]", "($boolean ? $T : $T)", "(@T = %T)");
            addAll(STATEMENT, "%T[][$index] = $T;".replace("T", each));
            add("int", "%T[].length".replace("T", each), 1);
        }
        addAll("int", "%T[][][$index][$index]");
        addAll(STATEMENT, "%int[][][$index][$index] = $int;");
    }

    private void addAll(String type, String... texts) {
        for (String each : texts) {
            add(type, each.replaceAll("(?<=[@%$])T", type), 1);
        }
    }

    void add(String type, String text, long cost) {
        byType.computeIfAbsent(type, key -> new ArrayList<>()).add(new Template(text, cost));
    }

    /** Those of a type, or of {@link #STATEMENT}; empty if there are none. */
    List<Template> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Gaps with this name are for lambdas of that form. */
    void addFunction(String gap, Function function) {
        functions.put(gap, function);
    }

    /** The form of the lambdas for gaps with this name, or null if they are for other things. */
    Function function(String gap) {
        return functions.get(gap);
    }
}
