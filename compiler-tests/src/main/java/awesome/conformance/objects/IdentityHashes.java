package awesome.conformance.objects;

import java.util.HashSet;
import java.util.Set;

/** An identity hash stays the same through collections, and few objects share one. */
public final class IdentityHashes {
    private IdentityHashes() {}

    public static void main(String[] arguments) {
        Object[] objects = new Object[5000];
        int[] hashes = new int[objects.length];
        Set<Integer> different = new HashSet<>();
        for (int i = 0; i < objects.length; i++) {
            objects[i] = i % 2 == 0 ? new Object() : new int[i % 50];
            hashes[i] = System.identityHashCode(objects[i]);
            different.add(hashes[i]);
        }
        System.gc();
        int changed = 0;
        int negative = 0;
        for (int i = 0; i < objects.length; i++) {
            synchronized (objects[i]) {
                changed += System.identityHashCode(objects[i]) != hashes[i] ? 1 : 0;
            }
            changed += System.identityHashCode(objects[i]) != hashes[i] ? 1 : 0;
            negative += hashes[i] < 0 ? 1 : 0;
        }
        System.out.println(changed + " " + negative + " " + (different.size() > 4900));
    }
}
