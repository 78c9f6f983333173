<!-- What a status query brought. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="../in/shared.xsl"/>

  <xsl:template match="/QUERY_ANSWER">
    <xsl:sequence select="map {
      'standing': spb:standing(REFUND_STATUS),
      'amount': spb:money(REFUND_PAY),
      'bankDate': w:date(BANK_DATE, 'uuuuMMdd'),
      'bankTrace': BANK_TRACE_NO,
      'holderNumber': CENTRE_NO,
      'reason': spb:reason(.)
    }"/>
  </xsl:template>
</xsl:stylesheet>
