package awesome.conformance.collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EmptyStackException;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Stack;
import java.util.TreeMap;
import java.util.Vector;

/** Vector, Stack, Hashtable, IdentityHashMap, Properties and checked collections. */
public final class OldOnes {
    private OldOnes() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] arguments) {
        Vector<Integer> vector = new Vector<>(List.of(1, 2, 3));
        vector.insertElementAt(9, 1);
        StringBuilder out = new StringBuilder();
        for (Enumeration<Integer> each = vector.elements(); each.hasMoreElements();) {
            out.append(each.nextElement()).append(' ');
        }
        Stack<String> stack = new Stack<>();
        stack.push("a");
        stack.push("b");
        System.out.println(out + stack.pop() + stack.peek() + stack.search("a") + stack.empty());
        stack.pop();
        try {
            stack.pop();
        } catch (EmptyStackException e) {
            System.out.println("empty");
        }
        Hashtable<String, Integer> table = new Hashtable<>();
        table.put("x", 1);
        table.put("y", 2);
        System.out.println(new TreeMap<>(table) + " " + table.contains(2));
        IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
        String one = new String("k");
        identity.put(one, 1);
        identity.put(new String("k"), 2);
        System.out.println(identity.size() + " " + identity.get(one) + " " + identity.get("none"));
        List checked = Collections.checkedList(new ArrayList<>(), String.class);
        checked.add("fine");
        try {
            checked.add(5);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}
