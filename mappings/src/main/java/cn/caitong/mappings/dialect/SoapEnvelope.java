package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.XmlElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;

/** What a SOAP envelope carries. Headers say nothing yet; one that must be understood is refused (SOAP 1.1 §4.2.3, 1.2 §5.2.3). */
final class SoapEnvelope {
    private static final Set<String> YES = Set.of("1", "true");

    private SoapEnvelope() {}

    static boolean isEnvelope(XmlElement root) {
        return root.localName().equals("Envelope")
                && List.of(SoapBinding.Version.values()).stream()
                        .anyMatch(version -> version.namespace().equals(root.namespace()));
    }

    /** The one element of the body. */
    static XmlElement payload(XmlElement root, SoapBinding.Version version) {
        if (!isEnvelope(root)) {
            throw new RefusedException(ErrorCode.SOAP_ENVELOPE_WRONG, "");
        }
        if (!root.namespace().equals(version.namespace())) {
            throw new RefusedException(ErrorCode.SOAP_VERSION_WRONG, "", version.number());
        }
        List<XmlElement> parts = root.children();
        boolean hasHeader =
                parts.size() == 2 && is(parts.getFirst(), version, "Header") && is(parts.getLast(), version, "Body");
        boolean isAlone = parts.size() == 1 && is(parts.getFirst(), version, "Body");
        if (!(hasHeader || isAlone) || parts.getLast().children().size() != 1) {
            throw new RefusedException(ErrorCode.SOAP_ENVELOPE_WRONG, "");
        }
        if (hasHeader
                && parts.getFirst().children().stream().anyMatch(header -> mustBeUnderstood(header.attributes()))) {
            throw new RefusedException(ErrorCode.SOAP_HEADER_UNKNOWN, "");
        }
        return parts.getLast().children().getFirst();
    }

    private static boolean is(XmlElement element, SoapBinding.Version version, String name) {
        return element.name().equals(new QName(version.namespace(), name));
    }

    private static boolean mustBeUnderstood(Map<QName, String> attributes) {
        return attributes.entrySet().stream()
                .anyMatch(attribute -> attribute.getKey().getLocalPart().equals("mustUnderstand")
                        && YES.contains(attribute.getValue().strip()));
    }
}
