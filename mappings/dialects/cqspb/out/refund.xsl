<!-- 退款指令 -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns="urn:cq:spb:margin:2.0">
  <xsl:param name="data" required="yes"/>

  <xsl:template name="xsl:initial-template">
    <MARGIN_REFUND>
      <REFUND_NO>{$data?instructionId}</REFUND_NO>
      <BIDDER_REFUND_INFO>
        <RECEIPT_NO>{$data?deposit?receiptId}</RECEIPT_NO>
        <TENDER_PROJECT_CODE>{$data?deposit?tenderId}</TENDER_PROJECT_CODE>
        <BID_SECTION_CODE>{$data?deposit?lotId}</BID_SECTION_CODE>
        <REFUND_PAY>{w:yuan($data?amount?amount)}</REFUND_PAY>
        <PAYEE_NAME>{$data?payee?name}</PAYEE_NAME>
        <PAYEE_ACCOUNT>{$data?payee?account}</PAYEE_ACCOUNT>
        <xsl:for-each select="$data?payee?bank"><PAYEE_BANK>{.}</PAYEE_BANK></xsl:for-each>
        <xsl:for-each select="$data?payee?cnaps"><PAYEE_BANK_NO>{.}</PAYEE_BANK_NO></xsl:for-each>
        <xsl:for-each select="$data?dueDate"><LATEST_DATE>{w:date-as(., 'uuuuMMdd')}</LATEST_DATE></xsl:for-each>
        <xsl:for-each select="$data?clause"><REFUND_BASIS>{.}</REFUND_BASIS></xsl:for-each>
      </BIDDER_REFUND_INFO>
    </MARGIN_REFUND>
  </xsl:template>
</xsl:stylesheet>
