package org.countersign.notices;

/** What has become of a notice. */
public enum NoticeState {
    /** It waits for its turn, or for another attempt. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** A dead letter: nobody tries any more, unless somebody sends it again. */
    DEAD,
    /** Not sent, because what it is about is not its reader's to read any more. */
    WITHHELD,
    /** The mail server took it, and then it came back: nobody tries any more, unless somebody sends it again. */
    BOUNCED
}
