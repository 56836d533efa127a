package awesome.conformance.arithmetic;

/** The methods of Math that need no library of functions. */
public final class MathMethods {
    private MathMethods() {}

    public static void main(String[] arguments) {
        double[] values = {0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 1e17, -3.7, Double.NaN, Double.NEGATIVE_INFINITY,
            0.49999999999999994};
        for (double each : values) {
            System.out.println(Math.floor(each) + " " + Math.ceil(each) + " " + Math.rint(each) + " " + Math.round(each)
                    + " " + Math.round((float) each) + " " + Math.abs(each) + " " + Math.signum(each) + " "
                    + Math.sqrt(each));
            System.out.println(Math.ulp(each) + " " + Math.getExponent(each) + " " + Math.nextUp(each) + " "
                    + Math.nextDown((float) each) + " " + Math.max(each, -0.0) + " " + Math.min(each, 0.0) + " "
                    + Math.copySign(each, -1) + " " + Math.scalb(each, 3));
        }
        System.out.println(Math.abs(Integer.MIN_VALUE) + " " + Math.abs(-5L) + " " + Math.max(3, 4) + " "
                + Math.min(3L, -4));
        System.out.println(Math.floorDiv(-7, 2) + " " + Math.floorMod(-7, 2) + " " + Math.floorDiv(7L, -2L) + " "
                + Math.floorMod(7L, -2L));
        System.out.println(Math.multiplyHigh(1L << 62, 12345) + " " + Math.multiplyHigh(-1, 77) + " "
                + Math.multiplyFull(1 << 30, -9));
        System.out.println(Math.toRadians(180) + " " + Math.toDegrees(1));
    }
}
