<!-- MARGIN_RECALL_RESULT: whether a refund could be stopped. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:w="urn:caitong:wire" xmlns:spb="urn:caitong:dialect:cqspb"
                xpath-default-namespace="urn:cq:spb:margin:2.0">
  <xsl:import href="shared.xsl"/>

  <xsl:variable name="types" select="map {
    '1': 'deposit.refund-recalled.v1', '0': 'deposit.refund-recall-refused.v1'
  }"/>

  <xsl:template match="/MARGIN_RECALL_RESULT">
    <xsl:variable name="info" select="MARGIN_RECALL_INFO"/>
    <xsl:variable name="type" select="$types(string($info/RECALL_RESULT))"/>
    <xsl:sequence select="
      if (exists($type))
      then spb:envelope(., $type, $info/TENDER_PROJECT_CODE, map {
        'deposit': spb:deposit($info),
        'recallId': $info/RECALL_NO,
        'instructionId': $info/REFUND_NO,
        'standing': spb:standing($info/REFUND_STATUS),
        'reason': $info/REASON
      })
      else spb:unknown(.)"/>
  </xsl:template>
</xsl:stylesheet>
