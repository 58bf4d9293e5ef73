package org.countersign.witnesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.countersign.ledger.merkle.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointTest {
    private final PlayedLog log = new PlayedLog("log.example.org").grow(5);

    @Test
    void a_request_is_written_as_specified_and_read_back() {
        AddCheckpoint request = new AddCheckpoint(3, log.proof(3, 5), log.checkpoint());
        List<String> lines = request.encode().lines().toList();

        assertThat(lines.get(0)).isEqualTo("old 3");
        assertThat(lines.subList(1, lines.indexOf("")))
                .isEqualTo(log.proof(3, 5).stream().map(Hash::toBase64).toList());
        assertThat(request.encode()).endsWith("\n\n" + log.checkpoint().encode());
        assertThat(AddCheckpoint.parse(request.encode())).isEqualTo(request);
    }

    @Test
    void the_first_request_has_no_proof() {
        AddCheckpoint request = new AddCheckpoint(0, List.of(), log.checkpoint());

        assertThat(request.encode()).startsWith("old 0\n\nlog.example.org\n");
        assertThat(AddCheckpoint.parse(request.encode())).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "old\n\n",
                "old \n\n",
                "old 03\n\n",
                "old -1\n\n",
                "old +1\n\n",
                "old 3 \n\n",
                "OLD 3\n\n",
                "new 3\n\n",
                "old 3\nAAAA\n\n",
                "old 3\nx\n\n",
                "old 3\r\n\n",
                "old 9223372036854775808\n\n",
                "old 3\n",
            })
    void anything_else_is_no_request(String start) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddCheckpoint.parse(start + log.checkpoint().encode()));
    }

    @Test
    void a_proof_has_63_hashes_at_most() {
        List<Hash> most = Collections.nCopies(63, Hash.EMPTY_ROOT);
        assertThat(AddCheckpoint.parse(new AddCheckpoint(1, most, log.checkpoint()).encode())
                        .proof())
                .hasSize(63);
        String more = new AddCheckpoint(1, most, log.checkpoint())
                .encode()
                .replaceFirst("\n", "\n" + Hash.EMPTY_ROOT.toBase64() + "\n");

        assertThatIllegalArgumentException().isThrownBy(() -> AddCheckpoint.parse(more));
    }
}
