<!-- 退款指令 -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="urn:caitong:wire"
                xmlns:na="http://deposits.cqna.example/1">
  <xsl:param name="data" required="yes"/>

  <xsl:template name="xsl:initial-template">
    <na:payBack order="{$data?instructionId}">
      <slip>{$data?deposit?receiptId}</slip>
      <bid project="{$data?deposit?tenderId}" lot="{$data?deposit?lotId}"/>
      <fen>{w:fen-of-yuan($data?amount?amount)}</fen>
      <payee account="{$data?payee?account}">
        <xsl:for-each select="$data?payee?bank"><xsl:attribute name="bank">{.}</xsl:attribute></xsl:for-each>
        <xsl:for-each select="$data?payee?cnaps"><xsl:attribute name="bankCode">{.}</xsl:attribute></xsl:for-each>
        <xsl:value-of select="$data?payee?name"/>
      </payee>
      <xsl:for-each select="$data?dueDate"><latest>{w:date-as(., 'uuuu/MM/dd')}</latest></xsl:for-each>
    </na:payBack>
  </xsl:template>
</xsl:stylesheet>
