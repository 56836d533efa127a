package awesome.conformance.maths;

/** Math: functions that HotSpot computes in its own way agree to twelve digits or more. */
public final class MathFunctions {
    private MathFunctions() {}

    public static void main(String[] arguments) {
        double[] numbers = {0.1, 0.5, 1, 1.5, 2, 3.7, 10, 99.5, 1234.5678};
        for (double x : numbers) {
            System.out.printf("%.12f %.12f %.10f %.12f %.12f %.12f %.12e %.12e%n", Math.sin(x), Math.cos(x),
                    Math.tan(x),
                    Math.log(x), Math.log10(x), Math.sqrt(x), Math.exp(x % 50), Math.pow(x, 1.7));
            System.out.println(Math.asin(x / 2000) + " " + Math.acos(x / 2000) + " " + Math.atan(x) + " "
                    + Math.sinh(x % 20) + " "
                    + Math.cosh(x % 20) + " " + Math.tanh(x) + " " + Math.log1p(x) + " " + Math.expm1(x % 20) + " "
                    + Math.cbrt(x));
        }
        System.out.println(Math.toDegrees(Math.PI) + " " + Math.toRadians(180) + " " + Math.rint(2.5) + " "
                + Math.rint(-3.5) + " "
                + Math.ceil(-0.5) + " " + Math.floor(-0.5) + " " + Math.round(2.5) + " " + Math.round(-2.5) + " "
                + Math.ulp(1e10)
                + " " + Math.scalb(1.5, -1080) + " " + Math.getExponent(1e-310) + " " + Math.signum(-0.0) + " "
                + Math.nextUp(0.0));
        System.out.println(Math.pow(2, 10) + " " + Math.pow(10, -3) + " " + Math.pow(0, 0) + " " + Math.pow(-8, 3) + " "
                + Math.pow(-8, 1.0 / 3) + " " + Math.exp(0) + " " + Math.log(1) + " " + Math.log10(1000) + " "
                + Math.sin(0));
    }
}
