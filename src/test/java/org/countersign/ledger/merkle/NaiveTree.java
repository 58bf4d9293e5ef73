package org.countersign.ledger.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The recursive definitions of RFC 9162, section 2.1, word for word and as slow: what the fast code is held against. */
final class NaiveTree {

    private record Range(int from, int to) {}

    private final List<Hash> leaves;
    private final Map<Range, Hash> heads = new HashMap<>();

    NaiveTree(List<Hash> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /** Leaves that all differ. */
    static NaiveTree ofSize(int size) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Hash.leaf(("leaf " + i).getBytes(StandardCharsets.US_ASCII)));
        }
        return new NaiveTree(leaves);
    }

    int size() {
        return leaves.size();
    }

    Hash leaf(int index) {
        return leaves.get(index);
    }

    Hash root(int size) {
        return head(0, size);
    }

    List<Hash> inclusion(int index, int size) {
        return path(index, 0, size);
    }

    List<Hash> consistency(int from, int to) {
        return from == 0 || from == to ? List.of() : subproof(from, 0, to, true);
    }

    /** MTH(D[from:to]). */
    private Hash head(int from, int to) {
        Hash known = heads.get(new Range(from, to));
        if (known != null) {
            return known;
        }
        Hash head;
        if (from == to) {
            head = Hash.EMPTY_ROOT;
        } else if (to - from == 1) {
            head = leaves.get(from);
        } else {
            int k = largestPowerOfTwoBelow(to - from);
            head = Hash.node(head(from, from + k), head(from + k, to));
        }
        heads.put(new Range(from, to), head);
        return head;
    }

    /** PATH(m, D[from:to]). */
    private List<Hash> path(int m, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(to - from);
        return m < k
                ? append(path(m, from, from + k), head(from + k, to))
                : append(path(m - k, from + k, to), head(from, from + k));
    }

    /** SUBPROOF(m, D[from:to], b). */
    private List<Hash> subproof(int m, int from, int to, boolean b) {
        if (m == to - from) {
            return b ? List.of() : List.of(head(from, to));
        }
        int k = largestPowerOfTwoBelow(to - from);
        return m <= k
                ? append(subproof(m, from, from + k, b), head(from + k, to))
                : append(subproof(m - k, from + k, to, false), head(from, from + k));
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> append(List<Hash> list, Hash last) {
        List<Hash> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
