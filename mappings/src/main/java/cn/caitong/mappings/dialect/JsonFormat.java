package cn.caitong.mappings.dialect;

import cn.caitong.mappings.json.CanonicalJson;
import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;

/** JSON, read strictly; a number that JSLT could round is text before a transform sees it. */
final class JsonFormat implements TreeFormat {
    private final StrictJson json = new StrictJson(JsonLimits.DEFAULT.withBytes(Wire.MOST_BYTES));

    @Override
    public JsonNode parse(byte[] body) {
        return ExactNumbers.asText(json.parse(body));
    }

    @Override
    public JsonNode parseUnlessSecret(byte[] body) {
        return ExactNumbers.asText(json.parseUnlessSecret(body));
    }

    @Override
    public byte[] write(JsonNode tree) {
        return CanonicalJson.write(tree);
    }
}
