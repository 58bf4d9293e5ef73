package org.countersign.notices;

/** What a webhook is sent. */
public enum WebhookFormat {
    /** What the fact is about, as the API shows it. */
    EVENT,
    /** A sentence and a link, for the incoming webhooks of Slack, Teams and Mattermost. */
    CHAT
}
