package cn.caitong.mappings.invoice;

import cn.caitong.mappings.invoice.Invoice.Origin;

/**
 * Where each thing stands, in both forms. The XML names are those that readers of digital invoices agree on; mind
 * {@code TotalTax-includedAmount} of the head and {@code TotaltaxIncludedAmount} of a line, and that the date of issue is {@code
 * RequestTime}. In fields, a line's places begin at the line.
 */
enum Place {
    NUMBER("TaxSupervisionInfo/InvoiceNumber", "number"),
    CODE("", "code"),
    ISSUED("EInvoiceData/BasicInformation/RequestTime", "issuedOn"),
    RED("EInvoiceData/SpecificInformation/RedEInvoice", "red"),
    ORIGINAL("EInvoiceData/SpecificInformation/RedEInvoice/OriginalInvoiceCode", "original/number"),
    ORIGINAL_CODE("", "original/code"),
    SELLER_NAME("EInvoiceData/SellerInformation/SellerName", "seller/name"),
    SELLER_ID("EInvoiceData/SellerInformation/SellerIdNum", "seller/id"),
    SELLER_BANK("EInvoiceData/SellerInformation/SellerBankName", "seller/bankName"),
    SELLER_ACCOUNT("EInvoiceData/SellerInformation/SellerBankAccNum", "seller/account"),
    BUYER_NAME("EInvoiceData/BuyerInformation/BuyerName", "buyer/name"),
    BUYER_ID("EInvoiceData/BuyerInformation/BuyerIdNum", "buyer/id"),
    WITHOUT_TAX("EInvoiceData/BasicInformation/TotalAmWithoutTax", "totals/withoutTax"),
    TAX("EInvoiceData/BasicInformation/TotalTaxAm", "totals/tax"),
    WITH_TAX("EInvoiceData/BasicInformation/TotalTax-includedAmount", "totals/withTax"),
    CAPITALS("EInvoiceData/BasicInformation/TotalTax-includedAmountInChinese", "totals/capitals"),
    REMARK("EInvoiceData/AdditionalInformation/Remark", "remark"),

    LINE_NAME("ItemName", "name"),
    LINE_MODEL("SpecMod", "model"),
    LINE_UNIT("MeaUnits", "unit"),
    LINE_QUANTITY("Quantity", "quantity"),
    LINE_PRICE("UnPrice", "unitPrice"),
    LINE_AMOUNT("Amount", "amount"),
    LINE_RATE("TaxRate", "rate"),
    LINE_TAX("ComTaxAm", "tax"),
    LINE_TOTAL("TotaltaxIncludedAmount", "total");

    static final String LINES_IN_XML = "EInvoiceData/IssuItemInformation";
    static final String LINES_IN_FIELDS = "lines";
    static final String ROOT = "EInvoice";

    private final String xml;
    private final String field;

    Place(String xml, String field) {
        this.xml = xml;
        this.field = field;
    }

    boolean isOfLine() {
        return compareTo(LINE_NAME) >= 0;
    }

    /** Below the root, or below the line; empty where this form does not have it. */
    String path(Origin origin) {
        return switch (origin) {
            case XML -> xml;
            case FIELDS -> field;
        };
    }

    /** As reports name it: the way through the elements, or a JSON pointer. */
    String pointer(Origin origin) {
        return switch (origin) {
            case XML -> "/" + ROOT + "/" + xml;
            case FIELDS -> "/" + field;
        };
    }

    /** The same for the line of this index, from 0; elements are counted from 1. */
    String pointer(Origin origin, int line) {
        return switch (origin) {
            case XML -> "/" + ROOT + "/" + LINES_IN_XML + "[" + (line + 1) + "]/" + xml;
            case FIELDS -> "/" + LINES_IN_FIELDS + "/" + line + "/" + field;
        };
    }
}
