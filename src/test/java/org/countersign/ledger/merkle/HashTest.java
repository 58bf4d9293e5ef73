package org.countersign.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

    @Test
    void the_root_of_the_empty_tree_is_the_hash_of_nothing() {
        assertThat(Hash.EMPTY_ROOT.toHex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_leaf_is_hashed_as_published() {
        assertThat(Hash.leaf("L123456".getBytes(StandardCharsets.US_ASCII)).toHex())
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    @Test
    void a_leaf_made_of_two_hashes_is_not_the_node_above_them() {
        Hash left = Hash.leaf(new byte[] {1});
        Hash right = Hash.leaf(new byte[] {2});
        byte[] both = new byte[2 * Hash.BYTES];
        System.arraycopy(left.bytes(), 0, both, 0, Hash.BYTES);
        System.arraycopy(right.bytes(), 0, both, Hash.BYTES, Hash.BYTES);

        assertThat(Hash.leaf(both)).isNotEqualTo(Hash.node(left, right));
    }

    @Test
    void equal_bytes_are_equal_hashes() {
        Hash hash = Hash.leaf(new byte[] {1});

        assertThat(new Hash(hash.bytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(Hash.leaf(new byte[] {2})).isNotEqualTo(hash);
    }

    @Test
    void nobody_can_change_a_hash_through_its_bytes() {
        byte[] given = new byte[Hash.BYTES];
        Hash hash = new Hash(given);
        given[0] = 1;
        hash.bytes()[1] = 1;

        assertThat(hash).isEqualTo(new Hash(new byte[Hash.BYTES]));
    }

    @Test
    void base64_is_read_back() {
        assertThat(Hash.EMPTY_ROOT.toBase64()).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(Hash.ofBase64("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="))
                .isEqualTo(Hash.EMPTY_ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", // no padding
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=", // a stray last bit
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=", // the alphabet for addresses
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==", // 31 bytes
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFVV", // 33 bytes
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            })
    void only_the_canonical_base64_of_32_bytes_is_read(String base64) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofBase64(base64));
    }
}
