package awesome.bench.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Aircraft that may collide (after the CDx benchmark, Kalibera et al. 2009): each frame, positions are compared with
 * those of the frame before, sorted into squares of a grid, and pairs in the same square are tested exactly. Records
 * as keys of hash tables, a balanced tree, double arithmetic.
 */
final class CollisionDetection {
    private static final double SQUARE = 20;
    private static final double RADIUS = 1;
    private static final double WIDTH = 1000;

    /** Where aircraft were in the frame before. */
    private final Map<String, Vector> before = new TreeMap<>();

    private CollisionDetection() {}

    private record Vector(double x, double y, double z) {
        Vector plus(Vector other) {
            return new Vector(x + other.x, y + other.y, z + other.z);
        }

        Vector minus(Vector other) {
            return new Vector(x - other.x, y - other.y, z - other.z);
        }

        Vector times(double factor) {
            return new Vector(x * factor, y * factor, z * factor);
        }

        double dot(Vector other) {
            return x * other.x + y * other.y + z * other.z;
        }
    }

    private record Motion(String sign, Vector from, Vector to) {
        Vector delta() {
            return to.minus(from);
        }

        /** Where two aircraft are closer than twice the radius for the first time in the frame; null if never. */
        Vector collision(Motion other) {
            Vector start = from.minus(other.from);
            Vector speed = delta().minus(other.delta());
            double a = speed.dot(speed);
            double b = 2 * start.dot(speed);
            double c = start.dot(start) - 4 * RADIUS * RADIUS;
            if (c <= 0) {
                return from.plus(other.from).times(0.5);
            }
            double discriminant = b * b - 4 * a * c;
            if (a == 0 || discriminant < 0) {
                return null;
            }
            double time = (-b - Math.sqrt(discriminant)) / (2 * a);
            if (time < 0 || time > 1) {
                return null;
            }
            return from.plus(delta().times(time)).plus(other.from.plus(other.delta().times(time))).times(0.5);
        }
    }

    private record Square(int x, int y) {}

    private record Aircraft(String sign, Vector start, Vector speed) {
        Vector at(int frame) {
            Vector place = start.plus(speed.times(frame));
            return new Vector(inside(place.x), inside(place.y), place.z);
        }

        private static double inside(double coordinate) {
            double rest = coordinate % WIDTH;
            return rest < 0 ? rest + WIDTH : rest;
        }
    }

    /** This many aircraft, for 20 frames. */
    static long run(int size) {
        Numbers numbers = new Numbers(61);
        List<Aircraft> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Vector start = new Vector(numbers.fraction() * WIDTH, numbers.fraction() * WIDTH, 10 + numbers.below(5));
            Vector speed = new Vector(numbers.fraction() * 16 - 8, numbers.fraction() * 16 - 8, 0);
            all.add(new Aircraft("flight " + i, start, speed));
        }
        CollisionDetection detector = new CollisionDetection();
        long sum = 0;
        for (int frame = 0; frame < 20; frame++) {
            for (Vector each : detector.collisions(all, frame)) {
                sum = sum * 31 + Double.doubleToLongBits(each.x) % 1009 + (long) each.y;
            }
        }
        return sum;
    }

    private List<Vector> collisions(List<Aircraft> all, int frame) {
        Map<Square, List<Motion>> squares = new HashMap<>();
        for (Aircraft each : all) {
            Vector now = each.at(frame);
            Vector old = before.put(each.sign, now);
            Motion motion = new Motion(each.sign, old == null || jumped(old, now) ? now : old, now);
            enter(squares, motion);
        }
        List<Vector> found = new ArrayList<>();
        for (Map.Entry<Square, List<Motion>> each : squares.entrySet()) {
            List<Motion> motions = each.getValue();
            for (int i = 0; i < motions.size(); i++) {
                for (int j = i + 1; j < motions.size(); j++) {
                    Vector place = motions.get(i).collision(motions.get(j));
                    // A pair meets in several squares and counts in one of them.
                    if (place != null && square(place).equals(each.getKey())) {
                        found.add(place);
                    }
                }
            }
        }
        return found;
    }

    /** Whether an aircraft left on one side and came back on the other. */
    private static boolean jumped(Vector old, Vector now) {
        return Math.abs(old.x - now.x) > WIDTH / 2 || Math.abs(old.y - now.y) > WIDTH / 2;
    }

    private static Square square(Vector place) {
        return new Square((int) (place.x / SQUARE), (int) (place.y / SQUARE));
    }

    /** Enters a motion in all squares that it may touch. */
    private static void enter(Map<Square, List<Motion>> squares, Motion motion) {
        int left = (int) ((Math.min(motion.from.x, motion.to.x) - 2 * RADIUS) / SQUARE);
        int right = (int) ((Math.max(motion.from.x, motion.to.x) + 2 * RADIUS) / SQUARE);
        int low = (int) ((Math.min(motion.from.y, motion.to.y) - 2 * RADIUS) / SQUARE);
        int high = (int) ((Math.max(motion.from.y, motion.to.y) + 2 * RADIUS) / SQUARE);
        for (int x = left; x <= right; x++) {
            for (int y = low; y <= high; y++) {
                squares.computeIfAbsent(new Square(x, y), key -> new ArrayList<>()).add(motion);
            }
        }
    }
}
