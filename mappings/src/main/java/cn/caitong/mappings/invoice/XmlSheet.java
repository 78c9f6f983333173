package cn.caitong.mappings.invoice;

import cn.caitong.mappings.invoice.Invoice.Origin;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.xml.XmlElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes the texts out of a digital invoice's elements. Namespaces make no difference: the form has none, but what carries it may add one. */
final class XmlSheet {
    private static final String[] LINES = Place.LINES_IN_XML.split("/", -1);

    private XmlSheet() {}

    /** An element that is there twice where it has one meaning is told, and read as if it were not there. */
    static Texts.Sheet of(XmlElement root, Collection<Issue> into) {
        Texts head = texts(root, Texts.HEAD, into);
        List<Texts> lines = new ArrayList<>();
        List<XmlElement> data = children(root, LINES[0]);
        if (data.size() == 1) {
            for (XmlElement item : children(data.getFirst(), LINES[1])) {
                lines.add(texts(item, lines.size(), into));
            }
        }
        return new Texts.Sheet(head, lines);
    }

    private static Texts texts(XmlElement from, int line, Collection<Issue> into) {
        Map<Place, String> values = new EnumMap<>(Place.class);
        Texts texts = new Texts(Origin.XML, values, line);
        for (Place place : Texts.places(Origin.XML, line >= 0)) {
            put(place, from, texts, into);
        }
        return texts;
    }

    private static void put(Place place, XmlElement from, Texts texts, Collection<Issue> into) {
        XmlElement at = from;
        for (String name : place.path(Origin.XML).split("/", -1)) {
            List<XmlElement> found = children(at, name);
            if (found.size() > 1) {
                into.add(Issue.of(ErrorCode.INVOICE_ELEMENT_REPEATED, texts.pointer(place)));
            }
            if (found.size() != 1) {
                return;
            }
            at = found.getFirst();
        }
        texts.values().put(place, at.text().strip());
    }

    private static List<XmlElement> children(XmlElement of, String name) {
        return of.children().stream()
                .filter(child -> child.localName().equals(name))
                .toList();
    }
}
