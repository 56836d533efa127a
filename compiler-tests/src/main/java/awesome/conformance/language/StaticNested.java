package awesome.conformance.language;

/** Static members of nested classes and interfaces, private ones used from everywhere in the file. */
public final class StaticNested {
    private StaticNested() {}

    private static int secret = 1;

    private static class A {
        private static int secret = 2;
        private int mine = 3;

        private static int steal() {
            return secret + StaticNested.secret + B.secret + new B().mine + B.C.secret;
        }

        private A give(int n) {
            mine += n;
            return this;
        }
    }

    private static class B {
        private static int secret = 10;
        private int mine = 20;

        private static class C {
            private static int secret = 100;

            private static int deep() {
                A.secret++;
                return new A().give(4).mine + secret++ + B.secret-- + ++StaticNested.secret;
            }
        }

        private interface D {
            int SECRET = A.secret * 1000;

            private static int hidden() {
                return SECRET + 1;
            }

            static int shown() {
                return hidden() + C.secret;
            }
        }
    }

    private class E {
        private int inner = secret * 7;

        private int all() {
            return inner + E.this.inner + StaticNested.this.own;
        }
    }

    private int own = 5;

    private static int lambda() {
        return ((java.util.function.IntUnaryOperator) n -> n + A.secret + new B().mine).applyAsInt(1);
    }

    public static void main(String[] arguments) {
        System.out.println(A.steal() + " " + B.C.deep() + " " + A.steal() + " " + B.D.shown() + " " + B.C.secret + B.secret + secret);
        StaticNested outer = new StaticNested();
        E e = outer.new E();
        outer.own *= 2;
        e.inner++;
        System.out.println(e.all() + " " + lambda() + " " + new A().give(1).give(2).mine);
    }
}
