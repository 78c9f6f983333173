package cn.caitong.simulators.rest;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The standard's words for a guarantee, which cqyz and cqspb share; how they write times and amounts differs. */
final class CqyzGuarantees {
    private static final String PURCHASER = "1";

    private CqyzGuarantees() {}

    /** What stands before the times and amounts, by field and in order. */
    static Map<String, String> before(Guarantee guarantee, Happening happening) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("RECEIPT_NO", guarantee.id());
        fields.put("TENDER_PROJECT_CODE", guarantee.tender());
        fields.put("BID_SECTION_CODE", guarantee.lot());
        fields.put("BIDDER_NAME", guarantee.supplier().name());
        fields.put("BIDDER_CODE_TYPE", CqyzReceipts.idKind(guarantee.supplier().idKind()));
        fields.put("BIDDER_ORG_CODE", guarantee.supplier().id());
        fields.put("MARGIN_PAY_FORM", form(guarantee.form()));
        fields.put("GUARANTEE_STATUS", status(happening.what()));
        fields.put("GUARANTEE_NO", guarantee.number());
        fields.put("GUARANTEE_ORG", guarantee.issuer());
        return fields;
    }

    /** And what stands after them. */
    static Map<String, String> after(String centre, Happening happening) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("PLATFORM_CODE", centre);
        putIf(fields, "RELEASE_NO", happening.instruction());
        putIf(fields, "MARK_NO", happening.mark());
        putIf(fields, "VOUCHER_NO", happening.voucher());
        putIf(fields, "OPERATOR", happening.operator());
        putIf(fields, "OPERATOR_ROLE", happening.operator() == null ? null : PURCHASER);
        putIf(fields, "PROOF_NAME", happening.proof());
        putIf(fields, "PROOF_DIGEST", happening.digest());
        return fields;
    }

    private static void putIf(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static String form(Guarantee.Form form) {
        return switch (form) {
            case BANK -> "02";
            case ELECTRONIC -> "03";
            case INSURANCE -> "04";
        };
    }

    private static String status(Happening.What what) {
        return switch (what) {
            case LODGED -> "1";
            case EXTENDED -> "2";
            case GIVEN_BACK -> "3";
            case PAID -> "4";
        };
    }
}
