package org.countersign.notices;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Parties;
import org.countersign.access.Role;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.FieldError;
import org.countersign.core.IdempotencyKeys;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Registers and ends webhooks, and changes their secrets. */
@ApplicationScoped
public class WebhookService {
    /** Webhooks altogether. */
    static final int MOST = 1000;
    /** Webhooks of one carrier, of one client, and of all others. */
    static final int MOST_OF_ONE = 20;

    private final Webhooks webhooks;
    private final Notices notices;
    private final SealedSecrets secrets;
    private final Doorkeeper doorkeeper;
    private final List<Parties> parties;
    private final Ledger ledger;
    private final Callers callers;
    private final IdempotencyKeys once;
    private final WebhooksConfig config;
    private final Clock clock;

    WebhookService(
            Webhooks webhooks,
            Notices notices,
            SealedSecrets secrets,
            Doorkeeper doorkeeper,
            @All List<Parties> parties,
            Ledger ledger,
            Callers callers,
            IdempotencyKeys once,
            WebhooksConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.notices = notices;
        this.secrets = secrets;
        this.doorkeeper = doorkeeper;
        this.parties = parties;
        this.ledger = ledger;
        this.callers = callers;
        this.once = once;
        this.config = config;
        this.clock = clock;
    }

    /** Somebody is told from now on; the answer shows the secret this once. */
    @Transactional
    public IssuedWebhook register(NewWebhook wanted) {
        Caller caller = callers.current();
        Subscriber subscriber = subscriber(caller, wanted);
        check(wanted, subscriber);
        // Now, because what is registered hears of exactly what comes after its own entry; and so none is counted
        // twice.
        ledger.lock();
        if (webhooks.count(subscriber) >= MOST_OF_ONE) {
            throw Problem.conflict(
                    "too-many-webhooks", "There are {0} webhooks for the same reader already.", MOST_OF_ONE);
        }
        if (webhooks.countAll() >= MOST) {
            throw Problem.conflict("too-many-webhooks", "There are {0} webhooks already.", MOST);
        }
        Instant now = clock.instant();
        Webhook webhook = new Webhook(wanted, subscriber, caller.actor(), now);
        Secret secret = Secret.random();
        webhook.take(secrets.seal(webhook.id(), secret));
        webhook.hearsSince(ledger.nextIndex());
        webhooks.persistAndFlush(webhook);
        notices.addQueue(webhook.id());
        ledger.append(
                caller.actor(),
                new WebhookRegistered(
                        webhook.id(),
                        FreeText.of(webhook.url()),
                        webhook.events(),
                        subscriber.role(),
                        subscriber.carrier(),
                        subscriber.client(),
                        webhook.format() == WebhookFormat.EVENT ? null : webhook.format(),
                        webhook.language()));
        return new IssuedWebhook(WebhookView.of(webhook, now), secret.clear());
    }

    /**
     * As {@link #register}, for a form that a browser may send again: the same form registers nothing a second time, but fails
     * with {@link IdempotencyKeys.Replay}, which has no secret.
     *
     * @param form an id of the form as it was shown, which no other has
     */
    public IssuedWebhook registerOnce(String form, NewWebhook wanted) {
        IdempotencyKeys.requireFit(form);
        return (IssuedWebhook)
                once.once(callers.id(), form, CanonicalJson.digest(List.of("webhook", wanted)), () -> register(wanted));
    }

    /** As {@link #rotate}, in the same way: a page that is loaded again must not end the secret before. */
    public IssuedWebhook rotateOnce(String form, String id, @Nullable String ifMatch) {
        IdempotencyKeys.requireFit(form);
        return (IssuedWebhook)
                once.once(callers.id(), form, CanonicalJson.digest(List.of("rotate", id)), () -> rotate(id, ifMatch));
    }

    /** As whom the caller lets it read: never as more than the caller is. */
    private static Subscriber subscriber(Caller caller, NewWebhook wanted) {
        String carrier = wanted.carrier();
        String client = wanted.client();
        if (Subscriber.speaksForAll(caller)) {
            if (carrier != null && client != null) {
                throw Problem.badRequest("/client", "does not go with a carrier");
            }
            return carrier != null
                    ? Subscriber.carrier(carrier)
                    : client != null ? Subscriber.client(client) : Subscriber.EVERYTHING;
        }
        if (caller.has(Role.CARRIER) && caller.carrier() != null) {
            if (client != null || (carrier != null && !carrier.equals(caller.carrier()))) {
                throw Problem.forbidden("A webhook reads what its owner may read, and nothing else.");
            }
            return Subscriber.carrier(caller.carrier());
        }
        if (carrier != null || (client != null && caller.client() != null && !client.equals(caller.client()))) {
            throw Problem.forbidden("A webhook reads what its owner may read, and nothing else.");
        }
        return Subscriber.client(caller.client() == null ? client : caller.client());
    }

    /** The events that a webhook which the caller registers may be told of, for somebody at least. */
    public List<Event> offered() {
        Caller caller = callers.current();
        if (Subscriber.speaksForAll(caller)) {
            return List.of(Event.values());
        }
        Role reader = caller.has(Role.CARRIER) && caller.carrier() != null ? Role.CARRIER : Role.CAMPAIGN_SYSTEM;
        return Arrays.stream(Event.values())
                .filter(event -> event.isFor(reader))
                .toList();
    }

    private void check(NewWebhook wanted, Subscriber subscriber) {
        List<FieldError> errors = new ArrayList<>();
        checkUrl(wanted.url(), errors);
        if (new HashSet<>(wanted.events()).size() < wanted.events().size()) {
            errors.add(new FieldError("/events", "must name each event once"));
        }
        for (int i = 0; i < wanted.events().size(); i++) {
            if (!wanted.events().get(i).isFor(subscriber.role())) {
                errors.add(new FieldError("/events/" + i, "is not told to this reader"));
            }
        }
        if (wanted.language() != null && wanted.format() != WebhookFormat.CHAT) {
            errors.add(new FieldError("/language", "is for a chat only"));
        }
        if (isUnknown(Parties.Kind.CARRIER, subscriber.carrier())) {
            errors.add(new FieldError("/carrier", "is not a carrier that is known here"));
        }
        if (isUnknown(Parties.Kind.CLIENT, subscriber.client())) {
            errors.add(new FieldError("/client", "is not a client that is known here"));
        }
        if (!errors.isEmpty()) {
            throw Problem.badRequest(errors);
        }
    }

    /** What can be seen without a look-up; the rest is checked at each connection. */
    private void checkUrl(String url, List<FieldError> errors) {
        Target target = Target.parse(url).orElse(null);
        if (target == null) {
            errors.add(new FieldError("/url", NewWebhook.NO_URL));
        } else if (!target.tls() && !doorkeeper.allowsPlainHttp()) {
            errors.add(new FieldError("/url", "must be https"));
        } else if (target.literal()
                .filter(address -> !doorkeeper.allows(address))
                .isPresent()) {
            errors.add(new FieldError("/url", "must be a public address"));
        }
    }

    private boolean isUnknown(Parties.Kind kind, @Nullable String code) {
        return code != null
                && parties.stream().noneMatch(candidate -> candidate.kind() == kind && candidate.exists(code));
    }

    /** Webhooks that the caller may know of, the newest first. */
    @Transactional
    public Page<WebhookView> list(Paging paging) {
        Instant now = clock.instant();
        return Page.of(
                webhooks.page(callers.current(), paging),
                paging.limit,
                webhook -> WebhookView.of(webhook, now),
                webhook -> Cursor.of(webhook.id()));
    }

    /** What waits for each of these webhooks, and what they were not told; those of which nothing does are absent. */
    @Transactional
    public Map<String, Backlog> backlogs(Collection<String> ids) {
        return notices.backlogs(ids);
    }

    /** The hosts that these webhooks are at, those of ended ones too. */
    @Transactional
    public Map<String, String> hosts(Collection<String> ids) {
        return webhooks.byIds(Set.copyOf(ids)).values().stream()
                .collect(Collectors.toMap(Webhook::id, webhook -> Target.host(webhook.url())));
    }

    /** The webhook, or a 404 problem. */
    @Transactional
    public WebhookView get(String id) {
        return webhooks.of(id, callers.current())
                .map(webhook -> WebhookView.of(webhook, clock.instant()))
                .orElseThrow(() -> Problem.notFound("webhook", id));
    }

    private Webhook lock(String id) {
        return webhooks.lock(id, callers.current()).orElseThrow(() -> Problem.notFound("webhook", id));
    }

    /** Another secret, which the answer shows this once; the one before signs too for a while. */
    @Transactional
    public IssuedWebhook rotate(String id, @Nullable String ifMatch) {
        Webhook webhook = lock(id);
        Etags.require(ifMatch, webhook.version());
        if (!webhook.isEnabled()) {
            throw Problem.conflict("webhook-disabled", "The webhook is disabled: its receiver wants no more.");
        }
        Instant now = clock.instant();
        Instant until = now.plus(config.overlap());
        Secret secret = Secret.random();
        webhook.rotate(secrets.seal(id, secret), until);
        webhooks.flush();
        ledger.append(callers.id(), new WebhookRotated(id, until));
        return new IssuedWebhook(WebhookView.of(webhook, now), secret.clear());
    }

    /** Ends a webhook; what was not delivered becomes dead letters. */
    @Transactional
    public void delete(String id, @Nullable String ifMatch) {
        // In the same order as who delivers: first the queue.
        notices.lock(id);
        Webhook webhook = lock(id);
        Etags.require(ifMatch, webhook.version());
        Instant now = clock.instant();
        webhook.delete(now);
        notices.giveUpAll(id, now);
        ledger.append(callers.id(), new WebhookDeleted(id));
    }
}
