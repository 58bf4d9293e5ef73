package org.countersign.core;

/** A language that the product speaks. */
public enum Language {
    FR,
    EN
}
