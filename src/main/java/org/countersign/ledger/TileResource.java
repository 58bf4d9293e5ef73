package org.countersign.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.countersign.core.Problem;
import org.countersign.ledger.merkle.Tile;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /ledger/tile}: the tree and its leaves in pieces that never change (C2SP tlog-tiles). */
@Path("/api/v1/ledger/tile")
@Tag(name = "Ledger")
public class TileResource {
    /** The tile's index and width take one segment of the path or several. */
    private static final String REST = "{tile:.+}";

    private static final String LEAVES = "0";

    private static final String FOR_EVER = "max-age=31536000, immutable";
    /** For shared caches too: hashes tell nothing. */
    private static final String ANYWHERE = "public, " + FOR_EVER;
    /** In the caller's own cache: leaves are for those who may read the ledger. */
    private static final String AT_THE_CALLERS = "private, " + FOR_EVER;

    private final Tiles tiles;

    TileResource(Tiles tiles) {
        this.tiles = tiles;
    }

    @GET
    @Path("/{level}/" + REST)
    @PermitAll // hashes tell nothing of what is hashed: texts are salted
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Show a tile of hashes",
            description = "C2SP tlog-tiles: 256 hashes of 32 bytes, or as many as `.p/` says. The ledger's prefix is"
                    + " `/api/v1/ledger`. Tiles never change and may be cached for ever.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> hashes(
            @RestPath @Parameter(description = "0 to 63", example = "0") String level,
            @RestPath @Parameter(description = "such as `000`, `x001/234` or `273.p/112`", example = "000.p/42")
                    String tile) {
        return answer(tiles.hashes(tile(level, tile)), ANYWHERE);
    }

    @GET
    @Path("/entries/" + REST)
    @RolesAllowed({LedgerResource.AUDITOR, LedgerResource.ADMIN})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Show a bundle of leaves",
            description =
                    "C2SP tlog-tiles: the leaves whose hashes the tile of level 0 with this path has, each after its"
                            + " length as 16 bits.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> leaves(
            @RestPath @Parameter(description = "such as `000`, `x001/234` or `273.p/112`", example = "000.p/42")
                    String tile) {
        return answer(tiles.leaves(tile(LEAVES, tile)), AT_THE_CALLERS);
    }

    private Tile tile(String level, String path) {
        Tile tile;
        try {
            tile = Tile.parse(level, path);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("{tile}", "must be the path of a tile, such as 0/000, 0/x001/234 or 1/000.p/17");
        }
        long size = tiles.size();
        if (!tile.isIn(size)) {
            throw Problem.notFound("tile", level + "/" + path).with("size", size);
        }
        return tile;
    }

    private static RestResponse<byte[]> answer(byte[] bytes, String caching) {
        return RestResponse.ResponseBuilder.ok(bytes)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .build();
    }
}
