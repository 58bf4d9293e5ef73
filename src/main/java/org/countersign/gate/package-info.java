/**
 * Decides whether a campaign may leave, as a pure function of a snapshot of facts, a question and an instant; imports
 * only {@code java.*} (and, should it ever need them, the ids of {@code org.countersign.core}).
 *
 * <p>Every period here is half-open: something that runs from {@code a} until {@code b} holds at {@code a} and no
 * longer holds at {@code b}.
 */
@org.jspecify.annotations.NullMarked
package org.countersign.gate;
