/**
 * Writes letters about facts to those whom they concern, and sends them by e-mail. Imports {@code core}, {@code ledger}, {@code access},
 * {@code notices} and the rooms whose views it writes about.
 */
@NullMarked
package org.countersign.notices.mail;

import org.jspecify.annotations.NullMarked;
