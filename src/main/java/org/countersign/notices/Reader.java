package org.countersign.notices;

import org.countersign.core.Language;

/**
 * Who reads what a webhook is sent, and how.
 *
 * @param language of a sentence
 */
record Reader(Subscriber subscriber, WebhookFormat format, Language language) {}
