package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.StrictXml;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collection;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a dialect.yaml that can be read may still have wrong, and what would show at the first message only, or as an answer of no meaning. */
final class DialectRules {
    /** By which a WSDL, or a schema in it, fetches another. */
    private static final Set<String> FETCHING = Set.of("import", "include", "redefine", "override");

    private static final Set<String> ADDRESSES = Set.of("location", "schemaLocation");

    private DialectRules() {}

    static void check(DialectFile file, DialectFiles files) {
        places("answerCode", file.answerCode());
        file.in()
                .forEach((channel, in) ->
                        places("in." + channel, in.sameHeaders().values()));
        file.out().forEach((type, out) -> places("out." + type, out.headers().values()));
        file.answers().forEach(rule -> answer(file, rule));
        SoapBinding soap = file.soap();
        if (soap != null) {
            soap(file);
            wsdl(soap.wsdl(), files);
        }
    }

    private static void answer(DialectFile file, DialectFile.AnswerRule rule) {
        places("answers", rule.has().keySet());
        places("answers", rule.repeats().keySet());
        places("answers", rule.repeats().values());
        for (String type : rule.types()) {
            if (!file.out().containsKey(type)) {
                throw wrong("answers names " + type + ", which out does not");
            }
        }
    }

    private static void soap(DialectFile file) {
        file.in().forEach((channel, in) -> {
            if (in.element() == null) {
                throw wrong("in." + channel + " needs the element by which a message shows it");
            }
        });
        file.out().forEach((type, out) -> {
            if (out.operation() == null) {
                throw wrong("out." + type + " needs an operation of the WSDL");
            }
        });
    }

    private static void places(String where, Collection<String> places) {
        for (String place : places) {
            try {
                JsonPointer.compile(place);
            } catch (IllegalArgumentException none) {
                throw wrong(where + " names " + place + ", which is no JSON Pointer");
            }
        }
    }

    /** It is one file, and part of the digest; whatever it fetched would not be, and would be fetched from anywhere. */
    private static void wsdl(String path, DialectFiles files) {
        try {
            XMLStreamReader reader = StrictXml.reader(files.text(path));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    refuseFetching(path, reader);
                }
            }
        } catch (XMLStreamException malformed) {
            throw DialectFiles.invalid(path + " is not well-formed in line "
                    + malformed.getLocation().getLineNumber() + ".");
        }
    }

    private static void refuseFetching(String path, XMLStreamReader reader) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (FETCHING.contains(reader.getLocalName()) && ADDRESSES.contains(reader.getAttributeLocalName(at))) {
                throw DialectFiles.invalid(
                        path + " fetches " + reader.getAttributeValue(at) + ": put it into this file.");
            }
        }
    }

    private static RefusedException wrong(String what) {
        return DialectFiles.invalid(DialectFiles.MAIN + ": " + what + ".");
    }
}
