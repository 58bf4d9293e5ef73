package org.countersign.gate.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.feed.CampaignFile.Last;
import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.countersign.gate.feed.DecisionView.Standing;
import org.countersign.ledger.Head;
import org.countersign.ledger.Tail;
import org.jspecify.annotations.Nullable;

/** Shows recorded decisions, and whether they still count. */
@ApplicationScoped
public class Decisions {
    private static final int PAGE = 200;

    private final RecordedDecisions recorded;
    private final Replays replays;
    private final Judge judge;
    private final Tail tail;
    private final StoredJson json;
    private final Clock clock;

    Decisions(RecordedDecisions recorded, Replays replays, Judge judge, Tail tail, StoredJson json, Clock clock) {
        this.recorded = recorded;
        this.replays = replays;
        this.judge = judge;
        this.tail = tail;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The decision, or a 404 problem.
     *
     * @param onlyClient whose decisions the caller may see; null for all
     */
    @Transactional
    public DecisionView get(String id, @Nullable String onlyClient) {
        return view(recorded.require(id, onlyClient));
    }

    /**
     * The decision with its question and its answer, whose reasons {@link Wording} puts into words.
     *
     * @param onlyClient whose decisions the caller may see; null for all
     */
    @Transactional
    public WholeDecision whole(String id, @Nullable String onlyClient) {
        RecordedDecision decision = recorded.require(id, onlyClient);
        return new WholeDecision(
                view(decision), json.read(decision.question, Asked.class), json.read(decision.answer, Outcome.class));
    }

    private DecisionView view(RecordedDecision decision) {
        return view(decision, standing(decision, recorded.lastOf(List.of(decision.campaign)), fresh()), true);
    }

    /**
     * The last decisions, the newest first.
     *
     * @param onlyClient whose decisions the caller may see; null for all
     */
    @Transactional
    public Page<DecisionView> last(@Nullable String onlyClient, Paging paging) {
        return list(new DecisionFilter(null, null, null, null, null, null), onlyClient, paging);
    }

    /**
     * Decisions, the newest first.
     *
     * @param onlyClient whose decisions the caller may see; null for all
     */
    @Transactional
    public Page<DecisionView> list(DecisionFilter filter, @Nullable String onlyClient, Paging paging) {
        List<RecordedDecision> rows = recorded.page(filter.ofClient(onlyClient), paging);
        Map<String, Last> lasts = lastsOf(rows);
        Head head = fresh();
        return Page.of(
                rows, paging.limit, row -> view(row, standing(row, lasts, head), false), row -> Cursor.of(row.entry));
    }

    /**
     * The newest decisions that blocked a campaign because of this change, of the last {@value RecordedDecisions#MOST_SEARCHED}
     * of all; without their questions and answers.
     *
     * @param onlyClient whose decisions the caller may see; null for all
     */
    @Transactional
    public List<DecisionView> blockedBy(String change, String platform, @Nullable String onlyClient, int most) {
        List<RecordedDecision> rows = recorded.blockedBy(change, platform, onlyClient, most);
        Map<String, Last> lasts = lastsOf(rows);
        Head head = fresh();
        return rows.stream()
                .map(row -> view(row, standing(row, lasts, head), false))
                .toList();
    }

    /**
     * Allows that do not stand any more although their clearances have not run out and nobody has asked again: the gate would block
     * now. The newest first; without their questions and answers.
     *
     * @param clients whose; null for all
     */
    @Transactional
    public List<DecisionView> voided(@Nullable Collection<String> clients) {
        List<DecisionView> voided = new ArrayList<>();
        Head head = fresh();
        long before = Long.MAX_VALUE;
        List<RecordedDecision> page;
        do {
            page = recorded.valid(clients, clock.instant(), before, PAGE);
            Map<String, Last> lasts = lastsOf(page);
            for (RecordedDecision row : page) {
                before = row.entry;
                if (standing(row, lasts, head) == Standing.VOID) {
                    voided.add(view(row, Standing.VOID, false));
                }
            }
        } while (page.size() == PAGE);
        return voided;
    }

    /** Outside any transaction, for it may take a while and needs its connection only at times. */
    public ReplayView replay(String id, @Nullable String onlyClient) {
        return replays.replay(find(id, onlyClient));
    }

    @Transactional
    RecordedDecision find(String id, @Nullable String onlyClient) {
        return recorded.require(id, onlyClient);
    }

    private Map<String, Last> lastsOf(List<RecordedDecision> rows) {
        Set<String> campaigns = rows.stream().map(row -> row.campaign).collect(Collectors.toSet());
        return campaigns.isEmpty() ? Map.of() : recorded.lastOf(campaigns);
    }

    private Head fresh() {
        try {
            return tail.fresh().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw Problem.unavailable("It cannot be told now whether decisions still count.", e);
        }
    }

    private Standing standing(RecordedDecision decision, Map<String, Last> lasts, Head head) {
        Last last = lasts.get(decision.campaign);
        if (last != null && !last.decisionId().equals(decision.id)) {
            return Standing.SUPERSEDED;
        }
        Instant validUntil = decision.validUntil;
        if (decision.verdict == Verdict.BLOCK || validUntil == null) {
            return Standing.IN_FORCE;
        }
        Asked asked = json.read(decision.question, Asked.class);
        if (asked == null || judge.decide(asked.question(), head).decision().verdict() == Verdict.BLOCK) {
            return Standing.VOID;
        }
        return clock.instant().isBefore(validUntil) ? Standing.IN_FORCE : Standing.EXPIRED;
    }

    private DecisionView view(RecordedDecision decision, Standing standing, boolean whole) {
        return new DecisionView(
                decision.id,
                decision.campaign,
                decision.client,
                decision.platform,
                decision.verdict,
                standing,
                decision.decidedAt,
                decision.checkedAgainst,
                decision.validUntil,
                decision.entry,
                decision.reasonCodes,
                decision.digest,
                whole ? json.of(decision.question) : null,
                whole ? json.of(decision.answer) : null);
    }
}
