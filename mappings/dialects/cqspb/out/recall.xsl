<!-- 撤回 -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns="urn:cq:spb:margin:2.0">
  <xsl:param name="data" required="yes"/>

  <xsl:template name="xsl:initial-template">
    <MARGIN_RECALL>
      <RECALL_NO>{$data?recallId}</RECALL_NO>
      <REFUND_NO>{$data?instructionId}</REFUND_NO>
      <RECEIPT_NO>{$data?deposit?receiptId}</RECEIPT_NO>
      <xsl:for-each select="$data?reason"><RECALL_REASON>{.}</RECALL_REASON></xsl:for-each>
    </MARGIN_RECALL>
  </xsl:template>
</xsl:stylesheet>
