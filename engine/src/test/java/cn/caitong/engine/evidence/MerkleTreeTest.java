package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class MerkleTreeTest {
    /** Computed apart, by the recursive definition of RFC 6962, over the SM3 digests of the bytes 0, 1, 2, … */
    @ParameterizedTest
    @CsvSource({
        "1, 2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf",
        "2, e885565c8014243b06e90c83759b89f5625cd52b29b37e4e33b2bf5626ca4368",
        "3, dd13ae1f58ee4f65e4b52ed4198953f84a5c85315911f8a3d38bcf0191241ac2",
        "5, 94e304ef1e4600907cefcb5fc5409f990bc99a79612141e77b923300afe7a1be",
        "7, 93590083586f59102d7aea84b14e712cc6a6911d87885cd8fed44b9ec903e4a7",
        "8, 65d908e70039bd4d1c2e4e55f11daec48e709fd6cd7147cd205eb17fa7278ac6"
    })
    void theRootIsThatOfTheDefinition(int size, String root) {
        assertThat(new MerkleTree(leaves(size)).root().hex()).isEqualTo(root);
    }

    @Test
    void anOddLeafHasAShortPath() {
        assertThat(new MerkleTree(leaves(5)).path(4))
                .extracting(Bytes::hex)
                .containsExactly("be3a7365a01b840d4efafd188b7914b130615775967170bf64ed5d6905d64107");
    }

    @Test
    void everyPathLeadsToTheRootFromItsOwnPlaceOnly() {
        for (int size = 1; size <= 33; size++) {
            List<Bytes> leaves = leaves(size);
            MerkleTree tree = new MerkleTree(leaves);
            for (int index = 0; index < size; index++) {
                List<Bytes> path = tree.path(index);
                for (int claimed = -1; claimed <= size; claimed++) {
                    assertThat(MerkleTree.leadsTo(tree.root(), leaves.get(index), claimed, size, path))
                            .as("leaf %d of %d, claimed to be at %d", index, size, claimed)
                            .isEqualTo(claimed == index);
                }
            }
        }
    }

    @Test
    void aPathThatIsLongerShorterOrOtherLeadsNowhere() {
        List<Bytes> leaves = leaves(6);
        MerkleTree tree = new MerkleTree(leaves);
        List<Bytes> path = tree.path(2);
        assertThat(MerkleTree.leadsTo(tree.root(), leaves.get(2), 2, 6, path)).isTrue();
        assertThat(MerkleTree.leadsTo(tree.root(), leaves.get(2), 2, 6, path.subList(0, 2)))
                .isFalse();
        List<Bytes> longer = new ArrayList<>(path);
        longer.add(leaves.get(0));
        assertThat(MerkleTree.leadsTo(tree.root(), leaves.get(2), 2, 6, longer)).isFalse();
        assertThat(MerkleTree.leadsTo(tree.root(), leaves.get(3), 2, 6, path)).isFalse();
        assertThat(MerkleTree.leadsTo(leaves.get(0), leaves.get(2), 2, 6, path)).isFalse();
    }

    static List<Bytes> leaves(int size) {
        List<Bytes> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Bytes.of(Digests.SM3.of(new byte[] {(byte) i})));
        }
        return leaves;
    }
}
