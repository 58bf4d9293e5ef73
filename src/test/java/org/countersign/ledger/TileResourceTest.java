package org.countersign.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.CompactRange;
import org.countersign.ledger.merkle.Hash;
import org.countersign.ledger.merkle.Tile;
import org.countersign.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TileResourceTest {
    private static final String TILE = "/api/v1/ledger/tile/";

    @Inject
    Ledger ledger;

    @Inject
    Checkpoints checkpoints;

    private Checkpoint checkpoint;

    @BeforeEach
    void a_ledger_of_two_tiles_and_a_bit() {
        // Two whole tiles whatever other tests have left, so that there is a tile of level 1 with several hashes.
        while (checkpoint().size() < 2 * Tile.WHOLE + 3) {
            ring(200);
        }
        checkpoint = checkpoint();
    }

    @Test
    void the_tiles_of_level_0_are_the_leaves_of_the_checkpoints_tree() {
        List<Hash> leaves = hashes(0);
        CompactRange tree = CompactRange.EMPTY;
        for (Hash leaf : leaves) {
            tree = tree.append(leaf, (node, hash) -> {});
        }

        assertThat(tree.size()).isEqualTo(checkpoint.size());
        assertThat(tree.root()).isEqualTo(checkpoint.root());
    }

    @Test
    void a_hash_of_level_1_is_the_root_over_a_whole_tile_below() {
        List<Hash> below = hashes(0);
        List<Hash> above = hashes(1);

        assertThat(above).hasSize((int) (checkpoint.size() / Tile.WHOLE));
        for (int i = 0; i < above.size(); i++) {
            CompactRange tile = CompactRange.EMPTY;
            for (Hash leaf : below.subList(i * Tile.WHOLE, (i + 1) * Tile.WHOLE)) {
                tile = tile.append(leaf, (node, hash) -> {});
            }
            assertThat(above.get(i)).isEqualTo(tile.root());
        }
    }

    @Test
    void a_bundle_has_the_leaves_whose_hashes_its_tile_has() {
        Tile last = last(0);
        ByteBuffer bundle = ByteBuffer.wrap(Api.as(Role.AUDITOR)
                .get(TILE + "entries/" + last.path())
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Cache-Control", equalTo("private, max-age=31536000, immutable"))
                .extract()
                .asByteArray());
        List<Hash> leaves = new ArrayList<>();
        while (bundle.hasRemaining()) {
            byte[] leaf = new byte[Short.toUnsignedInt(bundle.getShort())];
            bundle.get(leaf);
            leaves.add(Hash.leaf(leaf));
        }

        assertThat(leaves).isEqualTo(hashes(last));
    }

    @Test
    void a_tile_needs_no_credentials_and_may_be_kept_for_ever_by_anybody() {
        given().get(TILE + "0/000")
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
    }

    @Test
    void a_partial_tile_stays_when_the_ledger_grows() {
        Tile last = last(0);
        List<Hash> before = hashes(last);
        ring(1);

        assertThat(hashes(last)).isEqualTo(before);
        assertThat(hashes(new Tile(0, 0, 17)))
                .isEqualTo(hashes(new Tile(0, 0, 256)).subList(0, 17));
    }

    @Test
    void only_those_who_may_read_the_ledger_get_bundles() {
        given().get(TILE + "entries/000").then().statusCode(401);
        Api.as(Role.CHANGE_MANAGER).get(TILE + "entries/000").then().statusCode(403);
        Api.admin().get(TILE + "entries/000").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/0",
                "0/0000",
                "0/x000/000",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/x001",
                "0/1/000",
                "00/000",
                "64/000",
                "x/000",
                "-1/000",
                "0/000.p",
                "0/abc",
                "0/%20000",
                "entries/0",
                "entries/000.p/256",
            })
    void an_address_that_is_none_is_refused(String path) {
        auditor(path)
                .statusCode(400)
                .body("errors.pointer", hasItem("{tile}"))
                .body("detail", containsString("0/x001/234"));
    }

    @Test
    void a_tile_beyond_the_ledger_is_not_there_and_the_answer_tells_the_size() {
        Tile last = last(0);
        long size = checkpoint().size();
        for (String path : List.of(
                "0/" + new Tile(0, size / Tile.WHOLE + 1, 1).path(),
                "1/" + last(1).path().replaceFirst("p/.*", "p/255"),
                "2/000.p/1",
                "8/000.p/1",
                "63/000",
                "0/x999/x999/x999/x999/x999/999",
                "entries/" + new Tile(0, last.index() + 100, 256).path())) {
            auditor(path)
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"))
                    .body("size", greaterThanOrEqualTo((int) size));
        }
    }

    @Test
    void a_tile_cannot_be_written() {
        Api.admin().post(TILE + "0/x001/234.p/5").then().statusCode(405).header("Allow", containsString("GET"));
    }

    private static ValidatableResponse auditor(String path) {
        return Api.as(Role.AUDITOR).urlEncodingEnabled(false).get(TILE + path).then();
    }

    /** All hashes of a level, from as many tiles as it takes. */
    private List<Hash> hashes(int level) {
        List<Hash> hashes = new ArrayList<>();
        Tile last = last(level);
        for (long index = 0; index < last.index(); index++) {
            hashes.addAll(hashes(new Tile(level, index, Tile.WHOLE)));
        }
        hashes.addAll(hashes(last));
        return hashes;
    }

    /** The last tile of a level for the checkpoint's size. */
    private Tile last(int level) {
        long nodes = checkpoint.size() >> (level * Tile.HEIGHT);
        int rest = (int) (nodes % Tile.WHOLE);
        return rest == 0
                ? new Tile(level, nodes / Tile.WHOLE - 1, Tile.WHOLE)
                : new Tile(level, nodes / Tile.WHOLE, rest);
    }

    private static List<Hash> hashes(Tile tile) {
        byte[] bytes = given().get(TILE + tile.level() + "/" + tile.path())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(bytes).hasSize(tile.width() * Hash.BYTES);
        List<Hash> hashes = new ArrayList<>();
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            byte[] hash = new byte[Hash.BYTES];
            source.get(hash);
            hashes.add(new Hash(hash));
        }
        return hashes;
    }

    private Checkpoint checkpoint() {
        return Checkpoint.parse(checkpoints.newest().text());
    }

    private void ring(int times) {
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.range(0, times)
                        .forEach(i -> ledger.append(
                                ActorId.SYSTEM, new Rung(UUID.randomUUID().toString()))));
    }
}
