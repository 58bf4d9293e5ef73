package org.countersign.gate.feed;

import java.time.Instant;
import org.countersign.gate.Decision;
import org.countersign.gate.Question;

/**
 * What the gate said to a question.
 *
 * @param checkedAgainst the ledger's size whose entries were known
 */
record Decided(Question question, Decision decision, Instant at, long checkedAgainst, Sameness sameness) {}
