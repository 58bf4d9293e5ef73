package org.countersign.ui.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What differs between two texts, word by word: a longest common subsequence. Beyond {@link #MOST_CELLS} steps, all that lies
 * between the common beginning and the common end counts as different.
 *
 * @param before the pieces of the one text, in order
 * @param after the pieces of the other
 */
record TextDiff(List<Piece> before, List<Piece> after) {
    static final int MOST_CELLS = 1_000_000;
    private static final Pattern WORD = Pattern.compile("\\s+|[^\\s]+");

    /** A part of a text, whole words with the space between them. */
    record Piece(String text, boolean differs) {}

    static TextDiff of(String before, String after) {
        List<String> a = words(before);
        List<String> b = words(after);
        int head = 0;
        while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(a.size(), b.size()) - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        boolean[] inA = new boolean[a.size()];
        boolean[] inB = new boolean[b.size()];
        for (int i = 0; i < head; i++) {
            inA[i] = true;
            inB[i] = true;
        }
        for (int i = 1; i <= tail; i++) {
            inA[a.size() - i] = true;
            inB[b.size() - i] = true;
        }
        markCommon(a, b, head, tail, inA, inB);
        return new TextDiff(pieces(a, inA), pieces(b, inB));
    }

    boolean isSame() {
        return before.stream().noneMatch(Piece::differs) && after.stream().noneMatch(Piece::differs);
    }

    /** Marks a longest common subsequence of what lies between the common beginning and end. */
    private static void markCommon(List<String> a, List<String> b, int head, int tail, boolean[] inA, boolean[] inB) {
        int rows = a.size() - head - tail;
        int columns = b.size() - head - tail;
        if ((long) rows * columns > MOST_CELLS) {
            return;
        }
        int[][] length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] = a.get(head + i).equals(b.get(head + j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (a.get(head + i).equals(b.get(head + j))) {
                inA[head + i++] = true;
                inB[head + j++] = true;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static List<Piece> pieces(List<String> words, boolean[] common) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(words.get(i));
            if (i == words.size() - 1 || common[i] != common[i + 1]) {
                pieces.add(new Piece(text.toString(), !common[i]));
                text.setLength(0);
            }
        }
        return pieces;
    }
}
