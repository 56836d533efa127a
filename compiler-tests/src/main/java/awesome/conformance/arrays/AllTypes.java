package awesome.conformance.arrays;

/** Arrays of every element type start with zeros and hold the limits of their type. */
public final class AllTypes {
    private AllTypes() {}

    public static void main(String[] arguments) {
        boolean[] z = new boolean[3];
        byte[] b = new byte[3];
        char[] c = new char[3];
        short[] s = new short[3];
        int[] i = new int[3];
        long[] l = new long[3];
        float[] f = new float[3];
        double[] d = new double[3];
        Object[] o = new Object[3];
        System.out.println(z[0] + " " + b[0] + " " + (int) c[0] + " " + s[0] + " " + i[0] + " " + l[0] + " " + f[0]
                + " " + d[0] + " " + o[0]);
        z[1] = true;
        b[1] = (byte) 200;
        c[1] = '\uffff';
        s[1] = (short) 40000;
        i[1] = Integer.MIN_VALUE;
        l[1] = Long.MAX_VALUE;
        f[1] = Float.MIN_VALUE;
        d[1] = Double.MAX_VALUE;
        o[1] = l;
        System.out.println(z[1] + " " + b[1] + " " + (int) c[1] + " " + s[1] + " " + i[1] + " " + l[1] + " " + f[1]
                + " " + d[1] + " " + ((long[]) o[1])[1]);
        System.out.println(z[2] + " " + b[2] + " " + (int) c[2] + " " + s[2] + " " + i[2] + " " + l[2] + " " + f[2]
                + " " + d[2] + " " + o[2]);
        b[0] += 300;
        c[0]++;
        s[0] -= 1;
        i[0] <<= 3;
        l[0]--;
        f[0] += 0.5;
        System.out.println(b[0] + " " + (int) c[0] + " " + s[0] + " " + i[0] + " " + l[0] + " " + f[0]);
    }
}
