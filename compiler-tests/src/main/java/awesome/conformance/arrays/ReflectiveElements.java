package awesome.conformance.arrays;

import java.lang.reflect.Array;
import java.util.concurrent.Callable;

/** java.lang.reflect.Array: typed elements, widening, mismatches, several dimensions. */
public final class ReflectiveElements {
    private ReflectiveElements() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int[] i = {1, 2};
        byte[] b = {3};
        Object[] o = {"x"};
        String[] s = {"y"};
        double[] d = {1.5};
        boolean[] z = {true};
        char[] c = {'c'};
        long[] l = {9};
        float[] f = {2.5f};
        short[] h = {7};
        show(() -> Array.getInt(i, 1));
        show(() -> Array.getInt(b, 0));
        show(() -> Array.getLong(c, 0));
        show(() -> Array.getDouble(l, 0));
        show(() -> Array.getInt(l, 0));
        show(() -> Array.getInt(z, 0));
        show(() -> Array.getInt(o, 0));
        show(() -> Array.getInt("no", 0));
        show(() -> Array.getInt(null, 0));
        show(() -> Array.getInt(i, 2));
        show(() -> Array.getChar(c, 0));
        show(() -> Array.getChar(b, 0));
        show(() -> Array.getByte(b, 0));
        show(() -> Array.getByte(h, 0));
        show(() -> Array.getShort(b, 0));
        show(() -> Array.getFloat(l, 0));
        show(() -> Array.getBoolean(z, 0));
        show(() -> Array.getBoolean(i, 0));
        show(() -> Array.getFloat(d, 0));
        show(() -> {
            Array.setInt(d, 0, 3);
            return d[0];
        });
        show(() -> {
            Array.setInt(b, 0, 3);
            return b[0];
        });
        show(() -> {
            Array.setInt(l, 0, 3);
            return l[0];
        });
        show(() -> {
            Array.setByte(h, 0, (byte)3);
            return h[0];
        });
        show(() -> {
            Array.setByte(c, 0, (byte)3);
            return 1;
        });
        show(() -> {
            Array.setChar(i, 0, 'A');
            return i[0];
        });
        show(() -> {
            Array.setDouble(f, 0, 3);
            return 1;
        });
        show(() -> {
            Array.setFloat(d, 0, 3f);
            return d[0];
        });
        show(() -> {
            Array.setBoolean(z, 0, false);
            return z[0];
        });
        show(() -> {
            Array.setInt(o, 0, 3);
            return 1;
        });
        show(() -> {
            Array.setInt(i, 9, 3);
            return 1;
        });
        show(() -> {
            Array.setShort(f, 0, (short)4);
            return f[0];
        });
        show(() -> {
            Array.setLong(f, 0, 4);
            return f[0];
        });
        show(() -> {
            Array.set(i, 0, (byte)4);
            return i[0];
        });
        show(() -> {
            Array.set(i, 0, 4L);
            return i[0];
        });
        show(() -> {
            Array.set(s, 0, "q");
            return s[0];
        });
        show(() -> {
            Array.set(s, 0, 3);
            return s[0];
        });
        show(() -> {
            Array.set(s, 0, null);
            return s[0];
        });
        show(() -> {
            Array.set(i, 0, null);
            return s[0];
        });
        show(() -> {
            Array.set(c, 0, 'x');
            return c[0];
        });
        show(() -> {
            Array.set(z, 0, Boolean.TRUE);
            return z[0];
        });
        show(() -> {
            Array.set(d, 0, 5);
            return d[0];
        });
        show(() -> {
            Array.set(i, 0, "s");
            return d[0];
        });
        show(() -> {
            Array.set(null, 0, "s");
            return d[0];
        });
        show(() -> {
            Array.set("x", 0, "s");
            return d[0];
        });
        show(() -> {
            Array.set(i, -1, 1);
            return d[0];
        });
        show(() -> Array.get("x", 0));
        show(() -> Array.get(i, 5));
        show(() -> Array.newInstance(int.class, -1));
        show(() -> ((int[][])Array.newInstance(int.class, 2, 3))[1].length);
        show(() -> Array.newInstance(null, 1));
        show(() -> Array.getLength(null));
        show(() -> Array.newInstance(int.class, new int[0]));
        show(() -> Array.newInstance(int.class, new int[] {1, -2}));
    }
}
