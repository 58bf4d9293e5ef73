package org.countersign.campaigns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.FieldError;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Patch;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Platforms;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Registers and amends contracts. */
@ApplicationScoped
public class ContractService {
    private final Contracts contracts;
    private final Clients clients;
    private final Platforms platforms;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Patch patch;
    private final Clock clock;

    ContractService(
            Contracts contracts,
            Clients clients,
            Platforms platforms,
            Ledger ledger,
            CurrentActor actor,
            Patch patch,
            Clock clock) {
        this.contracts = contracts;
        this.clients = clients;
        this.platforms = platforms;
        this.ledger = ledger;
        this.actor = actor;
        this.patch = patch;
        this.clock = clock;
    }

    @Transactional
    public ContractView register(ContractContent content) {
        // Under the client's lock, two overlapping contracts cannot slip in side by side.
        @Nullable Client client = clients.lock(content.client()).orElse(null);
        @Nullable Platform platform = platforms.byCode(content.platform()).orElse(null);
        List<FieldError> faults = new ArrayList<>();
        if (client == null) {
            faults.add(new FieldError("/client", "is not a client that is known here"));
        }
        if (platform == null) {
            faults.add(new FieldError("/platform", "is not a platform that is known here"));
        }
        faults.addAll(faultsOf(content));
        if (client == null || platform == null || !faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
        if (contracts.byCode(content.code()).isPresent()) {
            throw alreadyExists(content);
        }
        requireFree(client, platform, content);
        Contract contract = new Contract(content, client, platform, clock.instant());
        try {
            contracts.persistAndFlush(contract);
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "contract_code_taken")) {
                throw alreadyExists(content);
            }
            throw e;
        }
        ledger.append(actor.id(), contract.signed());
        return ContractView.of(contract);
    }

    /**
     * Changes the given properties.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public ContractView amend(String code, @Nullable String ifMatch, ObjectNode given) {
        // As when one is registered: under the client's lock, and read only then.
        Contract contract = contracts
                .clientOf(code)
                .flatMap(clients::lock)
                .flatMap(client -> contracts.byCode(code))
                .orElseThrow(() -> Problem.notFound("contract", code));
        Etags.require(ifMatch, contract.version());
        ContractContent before = contract.content();
        ContractContent content = patch.apply(given, before, ContractContent.class);
        List<FieldError> faults = Fixed.faults(
                new Fixed("/code", before.code(), content.code()),
                new Fixed("/client", before.client(), content.client()),
                new Fixed("/platform", before.platform(), content.platform()));
        faults.addAll(faultsOf(content));
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
        requireFree(contract.client(), contract.platform(), content);
        if (contract.amend(content)) {
            ledger.append(actor.id(), contract.amended());
        }
        return ContractView.of(contract);
    }

    /**
     * The contract of this code.
     *
     * @param only the one client whose contracts may be seen; null for all
     */
    @Transactional
    public ContractView get(String code, @Nullable String only) {
        return contracts
                .byCode(code)
                .map(ContractView::of)
                .filter(contract -> only == null || only.equals(contract.client()))
                .orElseThrow(() -> Problem.notFound("contract", code));
    }

    /**
     * Contracts that end after {@code from} and not after {@code until} and that no later one continues, by their end, at most
     * so many.
     *
     * @param only the one client whose contracts may be seen; null for all
     */
    @Transactional
    public List<ContractView> ending(Instant from, Instant until, @Nullable String only, int most) {
        return contracts.ending(from, until, only, most).stream()
                .map(ContractView::of)
                .toList();
    }

    /**
     * When the next contract of each of these clients ends that no later one continues, by the client's code; a client
     * without any for now or later is absent.
     */
    @Transactional
    public Map<String, Instant> nextEnds(Collection<String> ofClients, Instant now) {
        return contracts.nextEnds(ofClients, now);
    }

    /**
     * A page of contracts.
     *
     * @param only the one client whose contracts may be seen; null for all
     */
    @Transactional
    public Page<ContractView> list(
            @Nullable String client, @Nullable String platform, @Nullable String only, Paging paging) {
        return only == null || client == null || client.equals(only)
                ? list(only == null ? client : only, platform, paging)
                : Page.empty();
    }

    @Transactional
    public Page<ContractView> list(@Nullable String client, @Nullable String platform, Paging paging) {
        return Page.of(
                contracts.page(client, platform, paging),
                paging.limit,
                ContractView::of,
                contract -> Cursor.of(contract.id()));
    }

    private static List<FieldError> faultsOf(ContractContent content) {
        return content.from().isBefore(content.until())
                ? List.of()
                : List.of(new FieldError("/until", "must be later than from"));
    }

    private void requireFree(Client client, Platform platform, ContractContent content) {
        contracts.overlapping(client, platform, content).ifPresent(other -> {
            throw Problem.conflict(
                            "contract-overlap",
                            "Contract '{0}' of the same client on the same platform runs from {1} until {2}.",
                            other.code(),
                            other.from(),
                            other.until())
                    .with("contract", other.code());
        });
    }

    private static Problem alreadyExists(ContractContent content) {
        return Problem.conflict(
                "already-exists", "There is already a {0} '{1}'.", Words.of("contract"), content.code());
    }
}
