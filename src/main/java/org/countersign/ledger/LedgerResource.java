package org.countersign.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.NodeId;
import org.countersign.ledger.merkle.Proofs;
import org.countersign.ledger.merkle.SignedNote;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /ledger}: entries, checkpoints and proofs, for auditors and their tools. */
@Path("/api/v1/ledger")
@Tag(name = "Ledger")
public class LedgerResource {
    /** As the room access words them, which this room does not know. */
    static final String AUDITOR = "auditor";

    static final String ADMIN = "admin";

    static final String NDJSON = "application/x-ndjson";
    /** The largest index or size that a tree of hashes could have. */
    private static final long MOST = 1L << (NodeId.MAX_LEVEL - 1);

    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final CosignedCheckpoints cosigned;
    private final Entries entries;
    private final Texts texts;
    private final Receipts receipts;

    LedgerResource(
            StoredTree tree,
            Checkpoints checkpoints,
            CosignedCheckpoints cosigned,
            Entries entries,
            Texts texts,
            Receipts receipts) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.cosigned = cosigned;
        this.entries = entries;
        this.texts = texts;
        this.receipts = receipts;
    }

    @GET
    @Path("/checkpoint")
    @PermitAll // a signed size and root tell nothing else, and witnesses have no account
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Show the signed checkpoint",
            description = "A C2SP signed note: origin, size, root hash, signature; with cosignatures if witnesses have"
                    + " seen this very checkpoint already.")
    public RestResponse<String> checkpoint() {
        return note(checkpoints.newest());
    }

    @GET
    @Path("/checkpoint/cosigned")
    @PermitAll // as the other
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Show the newest checkpoint that witnesses have cosigned",
            description =
                    "With the cosignatures that the witness policy asks for; it may be of an earlier size. 404 as long"
                            + " as there is none.")
    public RestResponse<String> cosignedCheckpoint() {
        return note(cosigned.newest().orElseThrow(() -> Problem.notFound("checkpoint", "cosigned")));
    }

    private static RestResponse<String> note(SignedNote note) {
        return RestResponse.ResponseBuilder.ok(note.encode())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    @GET
    @Path("/key")
    @PermitAll // a public key
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Show the key that verifies checkpoints", description = "In C2SP's vkey form.")
    public String key() {
        return checkpoints.verifierKey() + "\n";
    }

    @GET
    @Path("/entries")
    @RolesAllowed({AUDITOR, ADMIN})
    @Produces(NDJSON)
    @Operation(
            summary = "List entries",
            description =
                    "Oldest first, one line of JSON each; empty when there are none from there on. A text that was"
                            + " erased shows as null.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = EntryView.class)))
    public String entries(
            @RestQuery @DefaultValue("0") @Min(0) @Max(MOST) long from,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Paging.MOST) int limit) {
        List<Entry> page = entries.page(from, limit);
        Map<Long, List<Texts.Kept>> kept = texts.ofEntries(from, from + limit);
        StringBuilder lines = new StringBuilder();
        for (Entry entry : page) {
            lines.append(EntryView.line(entry, kept.getOrDefault(entry.index(), List.of())));
        }
        return lines.toString();
    }

    @GET
    @Path("/entries/{index}/leaf")
    @RolesAllowed({AUDITOR, ADMIN})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Show an entry's leaf",
            description = "The exact bytes that are hashed: canonical JSON (RFC 8785).")
    public byte[] leaf(@RestPath @Min(0) @Max(MOST) long index) {
        return entry(index).leaf();
    }

    @GET
    @Path("/entries/{index}/proof")
    @RolesAllowed({AUDITOR, ADMIN})
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Prove to somebody else that an entry is in the ledger",
            description =
                    "A C2SP tlog-proof, to be kept: index, hashes and signed checkpoint, by the newest one that witnesses"
                            + " have cosigned and that holds the entry, else the present one. Its extra data are the leaf.")
    public RestResponse<String> proof(@RestPath @Min(0) @Max(MOST) long index) {
        return Receipts.download(receipts.of(entry(index)), "ledger-" + index);
    }

    private Entry entry(long index) {
        return entries.find(index).orElseThrow(() -> Problem.notFound("entry", index));
    }

    @GET
    @Path("/proofs/inclusion")
    @RolesAllowed({AUDITOR, ADMIN})
    @Operation(
            summary = "Prove that an entry is in the ledger",
            description = "RFC 9162, 2.1.3. The size defaults to the present one.")
    public InclusionProof inclusion(@RestQuery @NotNull @Min(0) Long index, @RestQuery @Min(1) @Nullable Long size) {
        long present = tree.head().size();
        long within = size == null ? present : atMost("?size", size, present);
        if (index >= within) {
            throw Problem.badRequest("?index", "must be less than the size, {0}", within);
        }
        NodeId id = new NodeId(0, index);
        return InclusionProof.of(index, within, tree.node(id), Proofs.inclusion(index, within, tree));
    }

    @GET
    @Path("/proofs/consistency")
    @RolesAllowed({AUDITOR, ADMIN})
    @Operation(
            summary = "Prove that the ledger has only grown",
            description = "RFC 9162, 2.1.4. The later size defaults to the present one.")
    public ConsistencyProof consistency(@RestQuery @NotNull @Min(0) Long from, @RestQuery @Min(0) @Nullable Long to) {
        long present = tree.head().size();
        long newer = to == null ? present : atMost("?to", to, present);
        long older = atMost("?from", from, newer);
        List<Hash> hashes = Proofs.consistency(older, newer, tree);
        return ConsistencyProof.of(older, newer, hashes);
    }

    private static long atMost(String pointer, long value, long most) {
        if (value > most) {
            throw Problem.badRequest(pointer, "must be at most {0}", most);
        }
        return value;
    }
}
