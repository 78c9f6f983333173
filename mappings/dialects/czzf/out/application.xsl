<!-- 支付申请: one voucher, an item for each budget line. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns="urn:cq:czzf:payment:1.0">
  <xsl:param name="data" required="yes"/>
  <xsl:param name="jurisdiction" required="yes"/>

  <xsl:template name="xsl:initial-template">
    <PaymentApplication>
      <Voucher>
        <Id>{$data?payment?applicationId}</Id>
        <AdmDivCode>{
          if ($jurisdiction = 'CQ-SBJ') then '500000000'
          else if (matches($jurisdiction, '^[0-9]+$')) then $jurisdiction || '000'
          else $jurisdiction
        }</AdmDivCode>
        <StYear>{$data?fiscalYear}</StYear>
        <VtCode>5201</VtCode>
        <AgencyName>{$data?purchaser?name}</AgencyName>
        <AgencyCreditCode>{$data?purchaser?identifier?id}</AgencyCreditCode>
        <SupplierName>{$data?supplier?name}</SupplierName>
        <xsl:for-each select="$data?supplier?identifier?id"><SupplierCode>{.}</SupplierCode></xsl:for-each>
        <PayeeAcctNo>{$data?payee?account}</PayeeAcctNo>
        <PayeeAcctName>{$data?payee?name}</PayeeAcctName>
        <xsl:for-each select="$data?payee?bank"><PayeeAcctBankName>{.}</PayeeAcctBankName></xsl:for-each>
        <xsl:for-each select="$data?payee?cnaps"><PayeeAcctBankNo>{.}</PayeeAcctBankNo></xsl:for-each>
        <PaySummaryName>{$data?purpose}</PaySummaryName>
        <PayAmt>{w:yuan($data?amount?amount)}</PayAmt>
        <GovProcurementID>{$data?claim?contractId}</GovProcurementID>
        <TrackingID>{$data?payment?id}</TrackingID>
        <InvoiceNo>{$data?claim?invoice}</InvoiceNo>
        <Hold1>{$data?clause}</Hold1>
        <Hold2>{w:date-as($data?latestDate, 'uuuuMMdd')}</Hold2>
        <Items>
          <xsl:for-each select="$data?lines?*">
            <Item>
              <VoucherBillNo>{$data?payment?applicationId}</VoucherBillNo>
              <VoucherDetailNo>{?instructionId}</VoucherDetailNo>
              <FundTypeCode>{?budget?fund}</FundTypeCode>
              <xsl:for-each select="?budget?budgetType"><BgtTypeCode>{.}</BgtTypeCode></xsl:for-each>
              <xsl:for-each select="?budget?payType"><PayTypeCode>{.}</PayTypeCode></xsl:for-each>
              <AgencyCode>{?budget?agency}</AgencyCode>
              <ExpFuncCode>{?budget?function}</ExpFuncCode>
              <GovExpEcoCode>{?budget?economic}</GovExpEcoCode>
              <xsl:for-each select="?budget?departmentEconomic"><DepExpEcoCode>{.}</DepExpEcoCode></xsl:for-each>
              <DepProCode>{?budget?project}</DepProCode>
              <PayAmt>{w:yuan(?amount?amount)}</PayAmt>
            </Item>
          </xsl:for-each>
        </Items>
      </Voucher>
    </PaymentApplication>
  </xsl:template>
</xsl:stylesheet>
