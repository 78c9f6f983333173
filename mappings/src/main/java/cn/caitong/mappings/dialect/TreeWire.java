package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/** A format of trees with its JSLT files: parsed, transformed, written. */
record TreeWire(TreeFormat format, Transforms transforms) implements Wire {
    @Override
    public Reading read(byte[] body) {
        return new ReadTree(format.parse(body), transforms);
    }

    @Override
    public Reading readUnlessSecret(byte[] body) {
        return new ReadTree(format.parseUnlessSecret(body), transforms);
    }

    @Override
    public byte[] make(String transform, String jurisdiction, JsonNode data) {
        return format.write(transforms.apply(transform, data));
    }

    @Override
    public void require(String transform) {
        transforms.require(transform);
    }

    private record ReadTree(JsonNode tree, Transforms transforms) implements Reading {
        @Override
        public JsonNode transformed(String transform) {
            return transforms.apply(transform, tree);
        }
    }
}
