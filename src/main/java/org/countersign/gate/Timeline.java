package org.countersign.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of names, each at an instant, which answers "which after this instant?" at the cost of the answer
 * and not of the set.
 *
 * <p>A treap (Seidel and Aragon, "Randomized Search Trees", 1996) whose priorities are the names' scrambled hashes, so
 * that the same names always make the same tree.
 */
final class Timeline {

    static final Timeline EMPTY = new Timeline(null);

    private final @Nullable Node root;

    private Timeline(@Nullable Node root) {
        this.root = root;
    }

    boolean isEmpty() {
        return root == null;
    }

    Timeline with(Instant at, String name) {
        return new Timeline(with(root, at, name));
    }

    Timeline without(Instant at, String name) {
        Node rest = without(root, at, name);
        return rest == null ? EMPTY : new Timeline(rest);
    }

    /** The names at instants strictly after this one, by instant and then by name. */
    List<String> after(Instant instant) {
        List<String> names = new ArrayList<>();
        addAfter(root, instant, names);
        return names;
    }

    /** The names at instants up to and with this one, by instant and then by name. */
    List<String> upTo(Instant instant) {
        List<String> names = new ArrayList<>();
        addUpTo(root, instant, names);
        return names;
    }

    private record Node(
            Instant at,
            String name,
            @Nullable Node left,
            @Nullable Node right) {

        boolean outranks(Node other) {
            return Integer.compareUnsigned(priority(name), priority(other.name)) > 0;
        }

        int compare(Instant instant, String other) {
            int byInstant = instant.compareTo(at);
            return byInstant != 0 ? byInstant : other.compareTo(name);
        }

        Node left(@Nullable Node node) {
            return new Node(at, name, node, right);
        }

        Node right(@Nullable Node node) {
            return new Node(at, name, left, node);
        }

        // The finishing steps of MurmurHash3: consecutive references must not get consecutive priorities.
        private static int priority(String name) {
            int h = name.hashCode();
            h = (h ^ (h >>> 16)) * 0x85ebca6b;
            h = (h ^ (h >>> 13)) * 0xc2b2ae35;
            return h ^ (h >>> 16);
        }
    }

    private static Node with(@Nullable Node node, Instant at, String name) {
        if (node == null) {
            return new Node(at, name, null, null);
        }
        int side = node.compare(at, name);
        if (side == 0) {
            return node;
        }
        if (side < 0) {
            Node left = with(node.left, at, name);
            return left.outranks(node) ? left.right(node.left(left.right)) : node.left(left);
        }
        Node right = with(node.right, at, name);
        return right.outranks(node) ? right.left(node.right(right.left)) : node.right(right);
    }

    private static @Nullable Node without(@Nullable Node node, Instant at, String name) {
        if (node == null) {
            return null;
        }
        int side = node.compare(at, name);
        if (side == 0) {
            return joined(node.left, node.right);
        }
        if (side < 0) {
            return node.left(without(node.left, at, name));
        }
        return node.right(without(node.right, at, name));
    }

    /** Everything in {@code left} comes before everything in {@code right}. */
    private static @Nullable Node joined(@Nullable Node left, @Nullable Node right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        return left.outranks(right) ? left.right(joined(left.right, right)) : right.left(joined(left, right.left));
    }

    private static void addAfter(@Nullable Node node, Instant instant, List<String> names) {
        if (node == null) {
            return;
        }
        if (node.at.isAfter(instant)) {
            addAfter(node.left, instant, names);
            names.add(node.name);
        }
        addAfter(node.right, instant, names);
    }

    private static void addUpTo(@Nullable Node node, Instant instant, List<String> names) {
        if (node == null) {
            return;
        }
        addUpTo(node.left, instant, names);
        if (!node.at.isAfter(instant)) {
            names.add(node.name);
            addUpTo(node.right, instant, names);
        }
    }
}
