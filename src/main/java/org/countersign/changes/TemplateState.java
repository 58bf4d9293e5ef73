package org.countersign.changes;

/** How far a template has come: standard changes start from approved ones only. */
public enum TemplateState {
    PROPOSED,
    APPROVED,
    RETIRED
}
