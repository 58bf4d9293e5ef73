package org.countersign.notices.mail;

import org.countersign.notices.NoticeState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was made of a report.
 *
 * @param notice the id of the letter
 * @param subject what the letter is about
 * @param state of the letter now
 */
public record Bounce(
        String notice, @Schema(examples = "CHG-2013-0001") String subject, NoticeState state) {}
