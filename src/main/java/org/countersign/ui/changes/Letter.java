package org.countersign.ui.changes;

import java.time.Instant;
import java.util.List;
import org.countersign.carriers.Contact;
import org.countersign.changes.ChangeView;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/**
 * What one carrier receives of a change.
 *
 * @param contacts who is told
 * @param acknowledgeBy until when it is to acknowledge; null without an interconnect
 */
record Letter(
        ChangeView change,
        String platform,
        String carrier,
        String name,
        Language language,
        List<Contact> contacts,
        @Nullable Instant acknowledgeBy) {}
