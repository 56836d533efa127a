package awesome.conformance.inheritance;

import java.util.List;

/** Which overload is chosen: exact, widening, boxing, varargs, most specific, and by the static type. */
public final class Overloads {
    private Overloads() {}

    private static String one(int x) {
        return "int";
    }

    private static String one(long x) {
        return "long";
    }

    private static String one(double x) {
        return "double";
    }

    private static String one(Integer x) {
        return "Integer";
    }

    private static String one(Object x) {
        return "Object";
    }

    private static String one(int... x) {
        return "int...";
    }

    private static String wide(long x) {
        return "long";
    }

    private static String wide(Byte x) {
        return "Byte";
    }

    private static String wide(Object... x) {
        return "Object..." + x.length;
    }

    private static String specific(Object x) {
        return "Object";
    }

    private static String specific(CharSequence x) {
        return "CharSequence";
    }

    private static String specific(String x) {
        return "String";
    }

    private static String two(Object a, String b) {
        return "Object,String";
    }

    private static String two(String a, Object b) {
        return "String,Object";
    }

    private static String two(String a, String b) {
        return "String,String";
    }

    private static String var(String first, Object... rest) {
        return "first+" + rest.length;
    }

    private static String var(Object... all) {
        return "all" + all.length;
    }

    private static String generic(List<?> x) {
        return "List";
    }

    private static <T> String generic(T x) {
        return "T";
    }

    private static <T extends Number> String generic(T x) {
        return "T extends Number";
    }

    private static class Base {
        String same(Base other) {
            return "Base.same(Base)";
        }
    }

    private static class Derived extends Base {
        String same(Derived other) {
            return "Derived.same(Derived)";
        }

        @Override
        String same(Base other) {
            return "Derived.same(Base)";
        }
    }

    public static void main(String[] arguments) {
        byte b = 1;
        short s = 2;
        char c = '3';
        float f = 4f;
        Object o = 5;
        System.out.println(one(b) + " " + one(s) + " " + one(c) + " " + one(6) + " " + one(7L) + " " + one(f) + " " + one(8d) + " " + one(o)
                + " " + one((Integer) 9) + " " + one((Long) 10L) + " " + one() + " " + one(1, 2) + " " + one("x") + " " + one(true));
        System.out.println(wide(b) + " " + wide((Byte) b) + " " + wide(c) + " " + wide(f) + " " + wide((Short) s) + " " + wide(1, 2) + " "
                + wide("x"));
        CharSequence text = "text";
        System.out.println(specific(null) + " " + specific("x") + " " + specific(text) + " " + specific((Object) text));
        System.out.println(two("a", "b") + " " + two("a", o) + " " + two(o, "b") + " " + two((Object) "a", "b"));
        System.out.println(var(1, 2) + " " + var(new Object[] {"a", "b"}) + " " + var((Object) new String[] {"a", "b"}) + " " + var());
        System.out.println(generic(List.of()) + " " + generic("x") + " " + generic(1) + " " + generic((Object) 1));
        Base base = new Derived();
        Derived derived = new Derived();
        System.out.println(base.same(base) + " " + base.same(derived) + " " + derived.same(base) + " " + derived.same(derived) + " "
                + new Base().same(derived));
    }
}
