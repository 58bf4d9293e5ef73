package org.countersign.signoffs;

import org.countersign.core.ActorId;

/**
 * Who signs off by a link that was sent to a contact, without an account.
 *
 * @param link its id
 * @param name who they say they are
 * @param sentTo the address that the link was sent to
 */
public record ByLink(ActorId link, String name, String sentTo) {
    /** With what the ids of such actors begin. */
    public static final String PREFIX = "l-";
}
