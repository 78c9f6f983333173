package cn.caitong.mappings.dialect;

import cn.caitong.mappings.csv.CsvContent;
import cn.caitong.mappings.csv.CsvReader;
import cn.caitong.mappings.csv.CsvRow;
import cn.caitong.mappings.csv.CsvRules;
import cn.caitong.mappings.csv.CsvWriter;
import cn.caitong.mappings.csv.SecretRows;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files as trees: {@code {"layout", "head": {…}, "rows": [{…}]}}, every value a text. */
final class CsvFormat implements TreeFormat {
    private final CsvReader reader;
    private final CsvWriter writer;
    private final Charset encoding;

    CsvFormat(CsvRules rules) {
        this.reader = new CsvReader(rules);
        this.writer = new CsvWriter(rules);
        this.encoding = Charset.forName(rules.encoding());
    }

    /** By whichever layout fits; every row must be one. */
    @Override
    public JsonNode parse(byte[] body) {
        return tree(reader.readAny(body));
    }

    @Override
    public JsonNode parseUnlessSecret(byte[] body) {
        if (SecretRows.isIn(body, encoding)) {
            throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        }
        return parse(body);
    }

    @Override
    public byte[] write(JsonNode tree) {
        List<Map<String, String>> rows = new ArrayList<>();
        tree.path("rows").forEach(row -> rows.add(texts(row)));
        return writer.write(tree.path("layout").asText(), texts(tree.path("head")), rows);
    }

    static ObjectNode tree(CsvContent content) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("layout", content.layout()).set("head", object(content.head()));
        ArrayNode rows = tree.putArray("rows");
        for (CsvRow row : content.rows()) {
            switch (row) {
                case CsvRow.Whole whole -> rows.add(object(whole.fields()));
                case CsvRow.Broken broken -> throw new RefusedException(broken.issue());
            }
        }
        return tree;
    }

    static ObjectNode object(Map<String, String> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::put);
        return object;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
