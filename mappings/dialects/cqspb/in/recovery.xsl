<!-- MARGIN_RECOVERY 追回: a supplier gave back what was refunded before its deposit was marked. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="shared.xsl"/>

  <xsl:template match="/MARGIN_RECOVERY">
    <xsl:variable name="info" select="MARGIN_RECOVERY_INFO"/>
    <xsl:sequence select="
      spb:envelope(., 'deposit.recovered.v1', $info/TENDER_PROJECT_CODE, map {
        'deposit': spb:deposit($info),
        'recoveryId': $info/RECOVERY_NO,
        'amount': spb:money($info/RECOVERY_PAY),
        'recoveredOn': w:date($info/BANK_DATE, 'uuuuMMdd'),
        'bankTrace': $info/BANK_TRACE_NO
      })"/>
  </xsl:template>
</xsl:stylesheet>
