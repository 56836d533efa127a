package awesome.bench.programs;

/** Planets that attract one another: arithmetic with double on fields. */
final class NBody {
    private static final double DAYS = 365.24;
    private static final double SOLAR_MASS = 4 * Math.PI * Math.PI;
    private static final double STEP = 0.01;

    private NBody() {}

    private static final class Body {
        double x;
        double y;
        double z;
        double speedX;
        double speedY;
        double speedZ;
        final double mass;

        Body(double x, double y, double z, double speedX, double speedY, double speedZ, double mass) {
            this.x = x;
            this.y = y;
            this.z = z;
            this.speedX = speedX * DAYS;
            this.speedY = speedY * DAYS;
            this.speedZ = speedZ * DAYS;
            this.mass = mass * SOLAR_MASS;
        }
    }

    /** Moves the bodies {@code steps} times. */
    static long run(int steps) {
        Body[] bodies = system();
        for (int i = 0; i < steps; i++) {
            advance(bodies);
        }
        return Double.doubleToRawLongBits(energy(bodies));
    }

    /** The sun and the four large planets; positions in astronomical units, speeds per day. */
    private static Body[] system() {
        Body[] bodies = {
            new Body(0, 0, 0, 0, 0, 0, 1),
            new Body(4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01,
                    1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05, 9.54791938424326609e-04),
            new Body(8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01,
                    -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05, 2.85885980666130812e-04),
            new Body(1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01,
                    2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05, 4.36624404335156298e-05),
            new Body(1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01,
                    2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05, 5.15138902046611451e-05),
        };
        Body sun = bodies[0];
        for (Body each : bodies) {
            if (each != sun) {
                sun.speedX -= each.speedX * each.mass / SOLAR_MASS;
                sun.speedY -= each.speedY * each.mass / SOLAR_MASS;
                sun.speedZ -= each.speedZ * each.mass / SOLAR_MASS;
            }
        }
        return bodies;
    }

    private static void advance(Body[] bodies) {
        for (int i = 0; i < bodies.length; i++) {
            Body a = bodies[i];
            for (int j = i + 1; j < bodies.length; j++) {
                Body b = bodies[j];
                double x = a.x - b.x;
                double y = a.y - b.y;
                double z = a.z - b.z;
                double square = x * x + y * y + z * z;
                double magnitude = STEP / (square * Math.sqrt(square));
                a.speedX -= x * b.mass * magnitude;
                a.speedY -= y * b.mass * magnitude;
                a.speedZ -= z * b.mass * magnitude;
                b.speedX += x * a.mass * magnitude;
                b.speedY += y * a.mass * magnitude;
                b.speedZ += z * a.mass * magnitude;
            }
        }
        for (Body each : bodies) {
            each.x += STEP * each.speedX;
            each.y += STEP * each.speedY;
            each.z += STEP * each.speedZ;
        }
    }

    private static double energy(Body[] bodies) {
        double energy = 0;
        for (int i = 0; i < bodies.length; i++) {
            Body a = bodies[i];
            energy += 0.5 * a.mass * (a.speedX * a.speedX + a.speedY * a.speedY + a.speedZ * a.speedZ);
            for (int j = i + 1; j < bodies.length; j++) {
                Body b = bodies[j];
                double x = a.x - b.x;
                double y = a.y - b.y;
                double z = a.z - b.z;
                energy -= a.mass * b.mass / Math.sqrt(x * x + y * y + z * z);
            }
        }
        return energy;
    }
}
