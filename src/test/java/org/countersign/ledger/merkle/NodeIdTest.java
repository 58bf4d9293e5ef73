package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeIdTest {

    @ParameterizedTest
    @CsvSource({"-1, 0", "63, 0", "0, -1", "62, 1", "1, 4611686018427387903", "0, 9223372036854775807"})
    void names_no_node_whose_leaves_cannot_be_counted(int level, long index) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NodeId(level, index));
    }

    @Test
    void names_the_largest_node_there_can_be() {
        assertThat(new NodeId(NodeId.MAX_LEVEL, 0).level()).isEqualTo(62);
    }
}
