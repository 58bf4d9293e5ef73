package org.countersign.witnesses;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /witness}: this installation as a witness of others' logs (C2SP tlog-witness). */
@Path("/api/v1/witness")
@Tag(name = "Ledger")
public class WitnessResource {
    private static final String SIZE = "text/x.tlog.size";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String EXAMPLE = """
            old 1
            KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
            KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

            log.example.org
            3
            RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=

            — log.example.org UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=
            """;

    private final WitnessService witness;

    WitnessResource(WitnessService witness) {
        this.witness = witness;
    }

    @GET
    @Path("/key")
    @PermitAll // a public key
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Show the key that verifies what this witness cosigns",
            description = "In C2SP's vkey form, for the witness policies of others.")
    public String key() {
        return witness.key().vkey() + "\n";
    }

    @POST
    @Path(AddCheckpoint.PATH)
    @PermitAll // C2SP: the signature of the log is the only credential
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Have a checkpoint cosigned",
            description =
                    "C2SP tlog-witness, with the submission prefix `/api/v1/witness`: the size that was cosigned last,"
                            + " a proof that the checkpoint extends it, and the checkpoint. 404 for a log that this witness does"
                            + " not know, 403 for one that the log has not signed, 409 with the size that was cosigned last, 422"
                            + " when the proof does not hold.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = String.class),
                            example = EXAMPLE))
    @APIResponse(
            responseCode = "200",
            description = "The cosignature, a signature line",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "409",
            description = "The size that was cosigned last",
            content = @Content(mediaType = SIZE, schema = @Schema(implementation = String.class), example = "2\n"))
    public RestResponse<String> addCheckpoint(InputStream body) throws IOException {
        WitnessService.Verdict verdict = witness.add(read(body.readNBytes(AddCheckpoint.MOST_BYTES + 1)));
        if (verdict instanceof WitnessService.Verdict.Conflict conflict) {
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CONFLICT, conflict.size() + "\n")
                    .header(HttpHeaders.CONTENT_TYPE, SIZE)
                    .build();
        }
        var cosigned = (WitnessService.Verdict.Cosigned) verdict;
        return RestResponse.ResponseBuilder.ok(cosigned.cosignature().line() + "\n")
                .header(HttpHeaders.CONTENT_TYPE, TEXT)
                .build();
    }

    private static AddCheckpoint read(byte[] body) {
        if (body.length > AddCheckpoint.MOST_BYTES) {
            throw Problem.tooLarge("A checkpoint to be cosigned has at most {0} bytes.", AddCheckpoint.MOST_BYTES);
        }
        try {
            return AddCheckpoint.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Problem.badRequest("", "must be an old size, a proof, an empty line and a checkpoint");
        }
    }
}
