package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The tree of RFC 6962 over a batch's leaves: neighbours are joined, and an odd one out moves up as it is. */
final class MerkleTree {
    private final List<List<Bytes>> levels = new ArrayList<>();

    /** At least one leaf. */
    MerkleTree(List<Bytes> leaves) {
        List<Bytes> level = leaves;
        levels.add(level);
        while (level.size() > 1) {
            level = joined(level);
            levels.add(level);
        }
    }

    private static List<Bytes> joined(List<Bytes> level) {
        List<Bytes> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(Hashes.node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return above;
    }

    Bytes root() {
        return levels.getLast().getFirst();
    }

    /** The hashes that lead from a leaf to the root, lowest first. */
    List<Bytes> path(int index) {
        List<Bytes> path = new ArrayList<>();
        int at = index;
        for (List<Bytes> level : levels) {
            int neighbour = at ^ 1;
            if (neighbour < level.size()) {
                path.add(level.get(neighbour));
            }
            at /= 2;
        }
        return path;
    }

    /** Whether the path leads from this leaf, at this place among {@code size}, to the root (RFC 9162, 2.1.3.2). */
    static boolean leadsTo(Bytes root, Bytes leaf, long index, long size, List<Bytes> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Bytes hash = leaf;
        for (Bytes next : path) {
            if (last == 0) {
                return false;
            }
            if (at % 2 == 1 || at == last) {
                hash = Hashes.node(next, hash);
                int promoted = at == 0 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= promoted;
                last >>= promoted;
            } else {
                hash = Hashes.node(hash, next);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
