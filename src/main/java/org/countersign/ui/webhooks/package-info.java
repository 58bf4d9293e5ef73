/** Pages on which administrators see to webhooks: who is told of what, and what was delivered. */
@NullMarked
package org.countersign.ui.webhooks;

import org.jspecify.annotations.NullMarked;
