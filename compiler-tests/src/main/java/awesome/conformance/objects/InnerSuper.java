package awesome.conformance.objects;

/** Inner classes that extend inner classes, with the outer object given explicitly. */
public final class InnerSuper {
    private final String label;

    private InnerSuper(String label) {
        this.label = label;
    }

    private class Part {
        final int size;

        Part(int size) {
            this.size = size;
        }

        String show() {
            return label + size;
        }
    }

    private static class Foreign extends InnerSuper.Part {
        Foreign(InnerSuper outer, int size) {
            outer.super(size * 2);
        }

        @Override
        String show() {
            return "foreign " + super.show();
        }
    }

    private final class Native extends Part {
        Native() {
            super(7);
        }

        Part make(int extra) {
            int doubled = extra * 2;
            return new Part(size + extra) {
                private final int kept = doubled;

                @Override
                String show() {
                    return super.show() + "/" + Native.this.size + "/" + kept + "/" + doubled + "/"
                            + InnerSuper.this.label;
                }
            };
        }
    }

    public static void main(String[] arguments) {
        InnerSuper a = new InnerSuper("a");
        System.out.println(new Foreign(a, 4).show() + " " + a.new Native().show() + " "
                + a.new Native().make(3).show());
        InnerSuper none = arguments.length > 100 ? a : null;
        try {
            new Foreign(none, 1);
        } catch (NullPointerException e) {
            System.out.println("no outer object");
        }
    }
}
