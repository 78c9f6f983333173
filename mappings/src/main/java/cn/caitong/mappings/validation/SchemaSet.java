package cn.caitong.mappings.validation;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The packaged schemas, each compiled when first used. What they find is told in the catalogue's words, not in the library's. */
final class SchemaSet {
    private static final String ID = "urn:caitong:schema:";
    private static final String RESOURCE = "classpath:/schemas/";

    private final JsonSchemaFactory factory = factory();
    private final JsonSchema envelope = compiled(ID + "envelope");
    private final Map<MessageType, JsonSchema> byType = new ConcurrentHashMap<>();

    void checkEnvelope(JsonNode message, Collection<Issue> into) {
        tell(envelope.validate(message), "", into);
    }

    void checkData(MessageType type, JsonNode data, Collection<Issue> into) {
        tell(byType.computeIfAbsent(type, absent -> compiled(absent.schemaId())).validate(data), "/data", into);
    }

    private static void tell(Collection<ValidationMessage> found, String prefix, Collection<Issue> into) {
        found.forEach(message -> into.add(SchemaWords.issue(message, prefix)));
    }

    private JsonSchema compiled(String id) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        JsonSchema schema = factory.getSchema(SchemaLocation.of(id), config);
        schema.initializeValidators();
        return schema;
    }

    private static JsonSchemaFactory factory() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .format(new LegalTimeFormat("date-time", LegalTimeFormat::isInstant))
                .format(new LegalTimeFormat("date", LegalTimeFormat::isDate))
                .build();
        return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
                .metaSchema(dialect)
                .schemaMappers(mappers -> mappers.mappings(SchemaSet::resource))
                .build();
    }

    /** Nothing outside the jar is ever fetched: an id that is not ours maps to a resource that is not there. */
    private static String resource(String id) {
        return RESOURCE + id.substring(id.lastIndexOf(':') + 1) + ".json";
    }
}
