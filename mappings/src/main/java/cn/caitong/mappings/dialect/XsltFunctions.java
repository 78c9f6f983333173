package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.saxon.s9api.ExtensionFunction;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.OccurrenceIndicator;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SequenceType;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmEmptySequence;
import net.sf.saxon.s9api.XdmValue;

/** The functions of texts that {@link WireFunctions} gives to JSLT, for XSLT, and one that reads a whole number. */
final class XsltFunctions {
    /** Bound to a prefix in each transform that uses them. */
    static final String NAMESPACE = "urn:caitong:wire";

    private static final SequenceType ONE_OR_NONE =
            SequenceType.makeSequenceType(ItemType.STRING, OccurrenceIndicator.ZERO_OR_ONE);
    private static final SequenceType RESULT =
            SequenceType.makeSequenceType(ItemType.ANY_ATOMIC_VALUE, OccurrenceIndicator.ZERO_OR_ONE);
    private static final Pattern COUNT = Pattern.compile("^(0|[1-9]\\d{0,8})$");

    private XsltFunctions() {}

    static List<ExtensionFunction> all() {
        Stream<ExtensionFunction> texts = WireFunctions.TEXTS.stream()
                .map(function -> new OfTexts(
                        function.getName(), function.arity(), given -> new XdmAtomicValue(function.of(given))));
        return Stream.concat(texts, Stream.of(new OfTexts("count", 1, given -> count(given[0]))))
                .toList();
    }

    /** Counts and numbers of lines, which are whole numbers in the canonical form; never an amount. */
    private static XdmAtomicValue count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new UnreadableValue(ErrorCode.WIRE_COUNT_WRONG, text, "12");
        }
        return new XdmAtomicValue(Long.parseLong(text));
    }

    /** Of nothing it makes nothing, so that optional elements need no test. */
    private record OfTexts(String local, int arity, Function<String[], XdmAtomicValue> rule)
            implements ExtensionFunction {
        @Override
        public QName getName() {
            return new QName(NAMESPACE, local);
        }

        @Override
        public SequenceType getResultType() {
            return RESULT;
        }

        @Override
        public SequenceType[] getArgumentTypes() {
            return IntStream.range(0, arity).mapToObj(at -> ONE_OR_NONE).toArray(SequenceType[]::new);
        }

        @Override
        public XdmValue call(XdmValue[] arguments) throws SaxonApiException {
            String[] texts = new String[arity];
            for (int at = 0; at < arity; at++) {
                if (arguments[at].size() == 0) {
                    return XdmEmptySequence.getInstance();
                }
                texts[at] = arguments[at].itemAt(0).getStringValue();
            }
            try {
                return rule.apply(texts);
            } catch (UnreadableValue unreadable) {
                // any other exception would be taken for a fault of Saxon's own
                throw new SaxonApiException(unreadable);
            }
        }
    }
}
