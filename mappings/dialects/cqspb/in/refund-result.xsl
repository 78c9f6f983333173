<!-- MARGIN_REFUND_RESULT: what became of a refund; the status tells which message it is. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/MARGIN_REFUND_RESULT">
    <xsl:variable name="info" select="MARGIN_REFUND_INFO"/>
    <xsl:variable name="standing" select="spb:standing($info/REFUND_STATUS)"/>
    <xsl:sequence select="
      if ($standing = ('accepted', 'credited', 'returned', 'rejected'))
      then spb:envelope(., 'deposit.refund-' || $standing || '.v1', $info/TENDER_PROJECT_CODE, map {
        'deposit': spb:deposit($info),
        'instructionId': $info/REFUND_NO,
        'amount': spb:money($info/REFUND_PAY),
        'holderNumber': $info/CENTRE_NO,
        'bankDate': w:date($info/BANK_DATE, 'uuuuMMdd'),
        'bankTrace': $info/BANK_TRACE_NO,
        'reason': spb:reason($info)
      })
      else spb:unknown(.)"/>
  </xsl:template>
</xsl:stylesheet>
