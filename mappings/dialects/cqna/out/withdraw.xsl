<!-- 撤回 -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns:na="http://deposits.cqna.example/1">
  <xsl:param name="data" required="yes"/>

  <xsl:template name="xsl:initial-template">
    <na:withdraw request="{$data?recallId}" order="{$data?instructionId}">
      <slip>{$data?deposit?receiptId}</slip>
      <xsl:for-each select="$data?reason"><why>{.}</why></xsl:for-each>
    </na:withdraw>
  </xsl:template>
</xsl:stylesheet>
