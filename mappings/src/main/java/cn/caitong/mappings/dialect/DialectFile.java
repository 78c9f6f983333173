package cn.caitong.mappings.dialect;

import cn.caitong.mappings.csv.CsvRules;
import cn.caitong.mappings.xml.XmlCharset;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code dialect.yaml} as it is written. Every place in a message is a JSON Pointer.
 *
 * @param in by channel
 * @param out by canonical type
 * @param answerCode the places where the partner's own code may stand in its answers
 * @param answers the table of answers: the first that fits decides, and what fits none is unknown
 * @param format what its bytes are; JSON where nothing is said
 * @param encoding of XML, both ways; UTF-8 where nothing is said
 * @param namespaces of XML: whose names are plain in places
 * @param soap by which WSDL XML is spoken, if it is SOAP
 * @param csv how its files are written, of a dialect of files
 * @param files their names, likewise
 */
record DialectFile(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Map<String, Inbound> in,
        @JsonProperty(required = true) Map<String, Outbound> out,
        @JsonProperty(required = true) List<String> answerCode,
        @JsonProperty(required = true) List<AnswerRule> answers,
        @Nullable Format format,
        @Nullable String encoding,
        @Nullable Set<String> namespaces,
        @Nullable SoapBinding soap,
        @Nullable CsvRules csv,
        @Nullable Files files) {
    @Override
    public Set<String> namespaces() {
        return namespaces == null ? Set.of() : namespaces;
    }

    /** In which its XML is exchanged. */
    XmlCharset charset() {
        if (encoding == null) {
            return XmlCharset.UTF_8;
        }
        if (format() != Format.XML) {
            throw DialectFiles.invalid("encoding is for format xml; files name theirs under csv.");
        }
        return XmlCharset.find(encoding)
                .orElseThrow(() -> DialectFiles.invalid("encoding names " + encoding + ", which is not known here."));
    }

    @Override
    public Format format() {
        return format == null ? Format.JSON : format;
    }

    /**
     * What comes by one channel.
     *
     * @param element by which a message shows its channel, where all come to one address
     * @param sameHeaders headers that must repeat a place of the body
     * @param file the names of the channel's files, as a regular expression
     * @param layout by which they are read
     * @param whole whether a file is one message, and not each row
     */
    record Inbound(
            @JsonProperty(required = true) String transform,
            @Nullable String element,
            @Nullable Map<String, String> sameHeaders,
            @Nullable String file,
            @Nullable String layout,
            boolean whole) {
        @Override
        public Map<String, String> sameHeaders() {
            return sameHeaders == null ? Map.of() : sameHeaders;
        }
    }

    /**
     * What goes out.
     *
     * @param operation of the WSDL, where there is one
     * @param headers repeat a place of the body
     * @param result transforms a status query's answer
     */
    record Outbound(
            @JsonProperty(required = true) String path,
            @JsonProperty(required = true) String transform,
            @Nullable String operation,
            @Nullable Map<String, String> headers,
            @Nullable String result) {
        @Override
        public Map<String, String> headers() {
            return headers == null ? Map.of() : headers;
        }
    }

    /**
     * Files that answer others: {@code {stem}} is the other's name without its ending.
     *
     * @param result the name of what the partner puts down for a file of ours
     * @param answer the name of what we put down for a file of theirs
     * @param transform makes that answer
     */
    record Files(
            @JsonProperty(required = true) String result,
            @JsonProperty(required = true) String answer,
            @JsonProperty(required = true) String transform) {}

    /**
     * One row of the table of answers.
     *
     * @param types the canonical types it is for; none: all
     * @param has places of the answer, and the values one of which must stand there
     * @param repeats places of the answer, and the places of the request that they must repeat
     */
    record AnswerRule(
            @Nullable Set<String> types,
            @JsonProperty(required = true) int status,
            @Nullable Map<String, Set<String>> has,
            @Nullable Map<String, String> repeats,
            @JsonProperty(required = true) Outcome outcome) {
        @Override
        public Set<String> types() {
            return types == null ? Set.of() : types;
        }

        @Override
        public Map<String, Set<String>> has() {
            return has == null ? Map.of() : has;
        }

        @Override
        public Map<String, String> repeats() {
            return repeats == null ? Map.of() : repeats;
        }
    }
}
