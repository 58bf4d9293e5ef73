package org.countersign.incidents;

import java.util.List;

/**
 * What a duty owner has to do.
 *
 * @param toAcknowledge what nobody has acknowledged, the most urgent first
 * @param own what they answer for and goes on
 * @param toAgreeOn what somebody else has proposed to close
 */
public record Duty(List<IncidentSummary> toAcknowledge, List<IncidentSummary> own, List<IncidentSummary> toAgreeOn) {}
