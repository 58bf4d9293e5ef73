package org.countersign.ui;

/**
 * One of the values that a field offers.
 *
 * @param value as the API writes it
 * @param label in the viewer's language
 */
public record Choice(String value, String label) {}
