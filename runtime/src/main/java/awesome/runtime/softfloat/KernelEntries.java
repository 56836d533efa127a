package awesome.runtime.softfloat;

import awesome.magic.EntryPoint;
import awesome.magic.NoAlloc;

/**
 * The routines that LLVM calls on the {@code kernel} target, under the names of GCC's library (GCC internals
 * manual, "Routines for floating point emulation"): {@code sf} and {@code df} are {@code float} and
 * {@code double}, {@code si} and {@code di} integers of 32 and 64 bits. What a comparison gives for NaN makes
 * the relation in its name false.
 */
@NoAlloc("called for every floating point operation")
final class KernelEntries {
    private KernelEntries() {}

    @EntryPoint(value = "__adddf3", target = "kernel")
    static long add64(long a, long b) {
        return Float64.add(a, b);
    }

    @EntryPoint(value = "__subdf3", target = "kernel")
    static long subtract64(long a, long b) {
        return Float64.subtract(a, b);
    }

    @EntryPoint(value = "__muldf3", target = "kernel")
    static long multiply64(long a, long b) {
        return Float64.multiply(a, b);
    }

    @EntryPoint(value = "__divdf3", target = "kernel")
    static long divide64(long a, long b) {
        return Float64.divide(a, b);
    }

    @EntryPoint(value = "sqrt", target = "kernel")
    static long squareRoot64(long a) {
        return Float64.squareRoot(a);
    }

    @EntryPoint(value = "__eqdf2", target = "kernel")
    static int equal64(long a, long b) {
        return Float64.compare(a, b, 1);
    }

    @EntryPoint(value = "__nedf2", target = "kernel")
    static int notEqual64(long a, long b) {
        return Float64.compare(a, b, 1);
    }

    @EntryPoint(value = "__ltdf2", target = "kernel")
    static int less64(long a, long b) {
        return Float64.compare(a, b, 1);
    }

    @EntryPoint(value = "__ledf2", target = "kernel")
    static int lessOrEqual64(long a, long b) {
        return Float64.compare(a, b, 1);
    }

    @EntryPoint(value = "__gtdf2", target = "kernel")
    static int greater64(long a, long b) {
        return Float64.compare(a, b, -1);
    }

    @EntryPoint(value = "__gedf2", target = "kernel")
    static int greaterOrEqual64(long a, long b) {
        return Float64.compare(a, b, -1);
    }

    @EntryPoint(value = "__unorddf2", target = "kernel")
    static int unordered64(long a, long b) {
        return Float64.isNaN(a) || Float64.isNaN(b) ? 1 : 0;
    }

    @EntryPoint(value = "__floatsidf", target = "kernel")
    static long fromInt64(int value) {
        return Float64.fromLong(value);
    }

    @EntryPoint(value = "__floatdidf", target = "kernel")
    static long fromLong64(long value) {
        return Float64.fromLong(value);
    }

    @EntryPoint(value = "__floatunsidf", target = "kernel")
    static long fromUnsignedInt64(int value) {
        return Float64.fromLong(Integer.toUnsignedLong(value));
    }

    @EntryPoint(value = "__floatundidf", target = "kernel")
    static long fromUnsignedLong64(long value) {
        return Float64.fromUnsignedLong(value);
    }

    @EntryPoint(value = "__fixdfsi", target = "kernel")
    static int toInt64(long a) {
        return Float64.toInt(a);
    }

    @EntryPoint(value = "__fixdfdi", target = "kernel")
    static long toLong64(long a) {
        return Float64.toLong(a);
    }

    @EntryPoint(value = "__fixunsdfsi", target = "kernel")
    static int toUnsignedInt64(long a) {
        return Float64.toUnsignedInt(a);
    }

    @EntryPoint(value = "__fixunsdfdi", target = "kernel")
    static long toUnsignedLong64(long a) {
        return Float64.toUnsignedLong(a);
    }

    @EntryPoint(value = "__addsf3", target = "kernel")
    static int add32(int a, int b) {
        return Float32.add(a, b);
    }

    @EntryPoint(value = "__subsf3", target = "kernel")
    static int subtract32(int a, int b) {
        return Float32.subtract(a, b);
    }

    @EntryPoint(value = "__mulsf3", target = "kernel")
    static int multiply32(int a, int b) {
        return Float32.multiply(a, b);
    }

    @EntryPoint(value = "__divsf3", target = "kernel")
    static int divide32(int a, int b) {
        return Float32.divide(a, b);
    }

    @EntryPoint(value = "sqrtf", target = "kernel")
    static int squareRoot32(int a) {
        return Float32.squareRoot(a);
    }

    @EntryPoint(value = "__eqsf2", target = "kernel")
    static int equal32(int a, int b) {
        return Float32.compare(a, b, 1);
    }

    @EntryPoint(value = "__nesf2", target = "kernel")
    static int notEqual32(int a, int b) {
        return Float32.compare(a, b, 1);
    }

    @EntryPoint(value = "__ltsf2", target = "kernel")
    static int less32(int a, int b) {
        return Float32.compare(a, b, 1);
    }

    @EntryPoint(value = "__lesf2", target = "kernel")
    static int lessOrEqual32(int a, int b) {
        return Float32.compare(a, b, 1);
    }

    @EntryPoint(value = "__gtsf2", target = "kernel")
    static int greater32(int a, int b) {
        return Float32.compare(a, b, -1);
    }

    @EntryPoint(value = "__gesf2", target = "kernel")
    static int greaterOrEqual32(int a, int b) {
        return Float32.compare(a, b, -1);
    }

    @EntryPoint(value = "__unordsf2", target = "kernel")
    static int unordered32(int a, int b) {
        return Float32.isNaN(a) || Float32.isNaN(b) ? 1 : 0;
    }

    @EntryPoint(value = "__floatsisf", target = "kernel")
    static int fromInt32(int value) {
        return Float32.fromLong(value);
    }

    @EntryPoint(value = "__floatdisf", target = "kernel")
    static int fromLong32(long value) {
        return Float32.fromLong(value);
    }

    @EntryPoint(value = "__floatunsisf", target = "kernel")
    static int fromUnsignedInt32(int value) {
        return Float32.fromLong(Integer.toUnsignedLong(value));
    }

    @EntryPoint(value = "__floatundisf", target = "kernel")
    static int fromUnsignedLong32(long value) {
        return Float32.fromUnsignedLong(value);
    }

    @EntryPoint(value = "__fixsfsi", target = "kernel")
    static int toInt32(int a) {
        return Float64.toInt(Float64.fromFloat(a));
    }

    @EntryPoint(value = "__fixsfdi", target = "kernel")
    static long toLong32(int a) {
        return Float64.toLong(Float64.fromFloat(a));
    }

    @EntryPoint(value = "__fixunssfsi", target = "kernel")
    static int toUnsignedInt32(int a) {
        return Float64.toUnsignedInt(Float64.fromFloat(a));
    }

    @EntryPoint(value = "__fixunssfdi", target = "kernel")
    static long toUnsignedLong32(int a) {
        return Float64.toUnsignedLong(Float64.fromFloat(a));
    }

    @EntryPoint(value = "__extendsfdf2", target = "kernel")
    static long extend(int a) {
        return Float64.fromFloat(a);
    }

    @EntryPoint(value = "__truncdfsf2", target = "kernel")
    static int truncate(long a) {
        return Float64.toFloat(a);
    }
}
