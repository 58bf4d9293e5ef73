package org.countersign.ui;

/**
 * One row of a repeated group of a form.
 *
 * @param path the JSON pointer of the row, without the first slash
 * @param index from 0
 */
public record Row(String path, int index) {
    /** The name of an input in this row. */
    public String name(String property) {
        return path + "/" + property;
    }

    /** As people count. */
    public int number() {
        return index + 1;
    }
}
