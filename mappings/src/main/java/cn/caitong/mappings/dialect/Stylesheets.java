package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.lib.ResourceResolver;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.XPathException;

/** The compiled XSLT files of one dialect. They may import each other, and can reach nothing else: no file, no address, no Java. */
final class Stylesheets {
    private static final String HERE = "dialect:/";
    private static final QName DATA = new QName("data");
    private static final QName JURISDICTION = new QName("jurisdiction");

    private final Processor processor = new Processor(false);
    private final Map<String, XsltExecutable> byPath = new HashMap<>();

    Stylesheets(DialectFiles files) {
        harden(files);
        XsltFunctions.all().forEach(processor::registerExtensionFunction);
        for (String path : files.byPath().keySet()) {
            if (path.endsWith(".xsl")) {
                XsltLint.check(path, files.text(path));
            }
        }
        for (String path : files.byPath().keySet()) {
            if (path.endsWith(".xsl") && (path.startsWith("in/") || path.startsWith("out/"))) {
                byPath.put(path, compile(path, files));
            }
        }
    }

    private void harden(DialectFiles files) {
        ResourceResolver ownFilesOnly = request -> own(request, files);
        processor.getUnderlyingConfiguration().setResourceResolver(ownFilesOnly);
        processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "dialect");
        processor.setConfigurationProperty(Feature.DTD_VALIDATION, false);
        processor.setConfigurationProperty(Feature.XINCLUDE, false);
    }

    private static StreamSource own(ResourceRequest request, DialectFiles files) throws XPathException {
        if (!request.uri.startsWith(HERE)) {
            throw new XPathException("A transform may use the files of its own folder alone.");
        }
        return source(request.uri.substring(HERE.length()), files);
    }

    private static StreamSource source(String path, DialectFiles files) {
        return new StreamSource(new StringReader(files.text(path)), HERE + path);
    }

    void require(String path) {
        if (!byPath.containsKey(path)) {
            throw DialectFiles.invalid(path + " is named in " + DialectFiles.MAIN + " and missing.");
        }
    }

    Processor processor() {
        return processor;
    }

    /** What a transform makes of a document: a map, as a tree. */
    JsonNode read(String path, XdmNode document, JsonNode places) {
        return guarded(path, places, () -> {
            Xslt30Transformer transformer = transformer(path);
            transformer.setGlobalContextItem(document);
            return XdmJson.tree(transformer.applyTemplates(document));
        });
    }

    /** The document, without a declaration, that a transform makes of {@code $data} and, where it asks for it, {@code $jurisdiction}. */
    String write(String path, String jurisdiction, JsonNode data) {
        return guarded(path, data, () -> {
            StringWriter document = new StringWriter();
            Serializer serializer = processor.newSerializer(document);
            serializer.setOutputProperty(Serializer.Property.METHOD, "xml");
            serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
            serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
            serializer.setOutputProperty(Serializer.Property.INDENT, "no");
            Xslt30Transformer transformer = transformer(path);
            transformer.setStylesheetParameters(
                    Map.of(DATA, XdmJson.value(data), JURISDICTION, new XdmAtomicValue(jurisdiction)));
            transformer.callTemplate(null, serializer);
            return document.toString();
        });
    }

    private Xslt30Transformer transformer(String path) {
        XsltExecutable transform = byPath.get(path);
        if (transform == null) {
            throw DialectFiles.invalid(path + " is missing.");
        }
        Xslt30Transformer transformer = transform.load30();
        transformer.setErrorReporter(error -> {
            // it ends in an exception, and its text may repeat the message
        });
        return transformer;
    }

    /** The cause is not kept: its text may repeat the message. */
    private static <T> T guarded(String path, JsonNode places, Work<T> work) {
        try {
            return work.run();
        } catch (SaxonApiException failed) {
            throw unreadable(failed)
                    .flatMap(value -> value.in(places))
                    .orElseGet(() -> new RefusedException(
                            ErrorCode.TRANSLATION_FAILED, "", path + ":" + failed.getLineNumber()));
        }
    }

    private static Optional<UnreadableValue> unreadable(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(UnreadableValue.class::isInstance)
                .map(UnreadableValue.class::cast)
                .findFirst();
    }

    private XsltExecutable compile(String path, DialectFiles files) {
        XsltCompiler compiler = processor.newXsltCompiler();
        StringBuilder errors = new StringBuilder();
        compiler.setErrorReporter(error -> errors.append(' ').append(error.getMessage()));
        try {
            return compiler.compile(source(path, files));
        } catch (SaxonApiException wrong) {
            throw DialectFiles.invalid(path + ":" + (errors.isEmpty() ? " " + wrong.getMessage() : errors));
        }
    }

    /** Something that Saxon may break off. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SaxonApiException;
    }
}
