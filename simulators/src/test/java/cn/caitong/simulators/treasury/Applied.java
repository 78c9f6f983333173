package cn.caitong.simulators.treasury;

import java.util.List;
import java.util.stream.Collectors;

/** What a hub applies for, and how it says so: written by hand, as the WSDL has it. */
public record Applied(String id, String payment, int year, String amount, List<Line> lines) {
    public static final BudgetLine TEACHING =
            new BudgetLine("111", "2050205", "31003", "50010325T000000012345", "103001");
    public static final BudgetLine REPAIRS =
            new BudgetLine("111", "2050205", "50601", "50010326T000000000817", "103001");
    public static final String PAYMENT = "26502000000000004711";
    public static final String FIRST = "CT-7c1e5a0b9d3f2468-1";
    public static final String SECOND = "CT-7c1e5a0b9d3f2468-2";

    public record Line(String instruction, BudgetLine budget, String amount) {}

    /** 120,000.00 from two budget lines. */
    public static Applied usual() {
        return new Applied(
                FIRST,
                PAYMENT,
                2026,
                "120000.00",
                List.of(new Line("CT-aaaa-1", TEACHING, "80000.00"), new Line("CT-bbbb-1", REPAIRS, "40000.00")));
    }

    /** One line of the teaching budget, under another id. */
    static Applied small(String id, String payment, String amount) {
        return new Applied(id, payment, 2026, amount, List.of(new Line(id + "-L", TEACHING, amount)));
    }

    Applied under(String other) {
        return new Applied(other, payment, year, amount, lines);
    }

    Applied in(int other) {
        return new Applied(id, payment, other, amount, lines);
    }

    Applied of(String otherAmount, Line... others) {
        return new Applied(id, payment, year, otherAmount, List.of(others));
    }

    public String message() {
        return """
            <PaymentApplication xmlns="urn:cq:czzf:payment:1.0"><Voucher><Id>%s</Id>\
            <AdmDivCode>500103000</AdmDivCode><StYear>%d</StYear><VtCode>5201</VtCode>\
            <AgencyName>重庆市渝中区测试中学</AgencyName><AgencyCreditCode>125000000000000197</AgencyCreditCode>\
            <SupplierName>重庆测试供应有限公司</SupplierName><SupplierCode>91500103MAXTE5T242</SupplierCode>\
            <PayeeAcctNo>50050103000000000242</PayeeAcctNo><PayeeAcctName>重庆测试供应有限公司</PayeeAcctName>\
            <PaySummaryName>教学仪器设备采购款</PaySummaryName><PayAmt>%s</PayAmt>\
            <GovProcurementID>HT-2026-0103-01</GovProcurementID><TrackingID>%s</TrackingID>\
            <InvoiceNo>26502000000000004711</InvoiceNo><Items>%s</Items></Voucher></PaymentApplication>\
            """.formatted(
                id, year, amount, payment, lines.stream().map(this::item).collect(Collectors.joining()));
    }

    private String item(Line line) {
        return """
            <Item><VoucherBillNo>%s</VoucherBillNo><VoucherDetailNo>%s</VoucherDetailNo>\
            <FundTypeCode>%s</FundTypeCode><AgencyCode>%s</AgencyCode><ExpFuncCode>%s</ExpFuncCode>\
            <GovExpEcoCode>%s</GovExpEcoCode><DepProCode>%s</DepProCode><PayAmt>%s</PayAmt></Item>\
            """.formatted(
                        id,
                        line.instruction(),
                        line.budget().fund(),
                        line.budget().agency(),
                        line.budget().function(),
                        line.budget().economic(),
                        line.budget().project(),
                        line.amount());
    }

    static String query(String id) {
        return "<ApplicationQuery xmlns=\"urn:cq:czzf:payment:1.0\"><VoucherBillNo>" + id
                + "</VoucherBillNo></ApplicationQuery>";
    }

    public static String envelope(String message) {
        return "<?xml version=\"1.0\" encoding=\"GBK\"?>"
                + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                + message + "</soapenv:Body></soapenv:Envelope>";
    }
}
